package syncline.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;

/**
 * Something that became known of a run. All that is known of it is its events, folded by {@link ResultsSoFar}; the names are
 * those that {@code results.jsonl} calls them by.
 */
@JsonSubTypes({
    @JsonSubTypes.Type(name = "run", value = Run.class),
    @JsonSubTypes.Type(name = "environment", value = Environment.class),
    @JsonSubTypes.Type(name = "remark", value = Remark.class),
    @JsonSubTypes.Type(name = "expectation", value = Expectation.class),
    @JsonSubTypes.Type(name = "step", value = Step.class),
    @JsonSubTypes.Type(name = "sync", value = SyncResult.class),
    @JsonSubTypes.Type(name = "postProcessing", value = PostProcessing.class),
    @JsonSubTypes.Type(name = "fault", value = FaultSpan.class),
    @JsonSubTypes.Type(name = "throughput", value = ThroughputSample.class),
    @JsonSubTypes.Type(name = "latency", value = LatencySample.class),
    @JsonSubTypes.Type(name = "backlog", value = BacklogSample.class),
    @JsonSubTypes.Type(name = "apiCalls", value = ApiCallSample.class),
    @JsonSubTypes.Type(name = "machine", value = MachineSample.class),
    @JsonSubTypes.Type(name = "heap", value = HeapSample.class),
    @JsonSubTypes.Type(name = "load", value = Load.class),
    @JsonSubTypes.Type(name = "devices", value = DeviceResult.class),
    @JsonSubTypes.Type(name = "clicks", value = Clicks.class),
    @JsonSubTypes.Type(name = "retries", value = Retries.class),
    @JsonSubTypes.Type(name = "consistency", value = Consistency.class),
    @JsonSubTypes.Type(name = "end", value = RunEnd.class)
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
