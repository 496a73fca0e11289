package syncline.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;

/**
 * Something that became known of a run. All that is known of it is its events, folded by {@link ResultsSoFar}; the names are
 * those that {@code results.jsonl} calls them by.
 */
@JsonSubTypes({
    @Type(name = "run", value = Run.class),
    @Type(name = "environment", value = Environment.class),
    @Type(name = "remark", value = Remark.class),
    @Type(name = "expectation", value = Expectation.class),
    @Type(name = "step", value = Step.class),
    @Type(name = "sync", value = SyncResult.class),
    @Type(name = "postProcessing", value = PostProcessing.class),
    @Type(name = "fault", value = FaultSpan.class),
    @Type(name = "throughput", value = ThroughputSample.class),
    @Type(name = "latency", value = LatencySample.class),
    @Type(name = "backlog", value = BacklogSample.class),
    @Type(name = "apiCalls", value = ApiCallSample.class),
    @Type(name = "machine", value = MachineSample.class),
    @Type(name = "heap", value = HeapSample.class),
    @Type(name = "load", value = Load.class),
    @Type(name = "devices", value = DeviceResult.class),
    @Type(name = "clicks", value = Clicks.class),
    @Type(name = "retries", value = Retries.class),
    @Type(name = "consistency", value = Consistency.class),
    @Type(name = "end", value = RunEnd.class)
})
public sealed interface RunEvent
        permits Run,
                Environment,
                Remark,
                Expectation,
                Step,
                SyncResult,
                PostProcessing,
                FaultSpan,
                ThroughputSample,
                LatencySample,
                BacklogSample,
                ApiCallSample,
                MachineSample,
                HeapSample,
                Load,
                DeviceResult,
                Clicks,
                Retries,
                Consistency,
                RunEnd {}
