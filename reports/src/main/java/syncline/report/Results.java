package syncline.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one run: the content of {@code results.json}, and all that the report shows. It is put together
 * by {@link ResultsSoFar}.
 *
 * <p>Seconds named {@code t} or {@code startSeconds} are wall time since the run began, so that the waiting that a lab clock
 * skips takes no room. Lists that a file lacks are read as empty.
 *
 * @param schema always {@link #SCHEMA}
 * @param remarks sentences that belong to the verdict: why a run is not valid, where it was interrupted
 * @param consistency what the comparison at the end found, null when the run did not get there
 * @param retries where retrying stands at the end, null when the run did not get there
 * @param latency how long the CRM took to answer the sync, null when nothing was called
 * @param load what each load step measured, empty when there was none
 * @param devices what each devices step measured, empty when there was none
 * @param clicks what became of the hits, null when there were none or the run did not get there
 * @param postProcessing the jobs that carried hits into the CRM
 * @param faults what was switched on, and when
 */
@JsonPropertyOrder({
    "schema",
    "run",
    "verdict",
    "remarks",
    "environment",
    "expectations",
    "steps",
    "syncs",
    "consistency",
    "retries",
    "clicks",
    "postProcessing",
    "faults",
    "throughput",
    "latency",
    "backlog",
    "apiCalls",
    "machine",
    "heap",
    "load",
    "devices"
})
public record Results(
        String schema,
        Run run,
        Verdict verdict,
        List<String> remarks,
        Environment environment,
        List<Expectation> expectations,
        List<Step> steps,
        List<SyncResult> syncs,
        @Nullable Consistency consistency,
        @Nullable Retries retries,
        @Nullable Clicks clicks,
        List<PostProcessing> postProcessing,
        List<FaultSpan> faults,
        List<ThroughputSample> throughput,
        @Nullable CallLatency latency,
        List<BacklogSample> backlog,
        List<ApiCallSample> apiCalls,
        List<MachineSample> machine,
        List<HeapSample> heap,
        List<Load> load,
        List<DeviceResult> devices) {
    /** Name and version of the file's form. A field may be added under the same version, never renamed or removed. */
    public static final String SCHEMA = "syncline/results/1";

    public Results {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(environment, "environment");
        remarks = orEmpty(remarks);
        expectations = orEmpty(expectations);
        steps = orEmpty(steps);
        syncs = orEmpty(syncs);
        postProcessing = orEmpty(postProcessing);
        faults = orEmpty(faults);
        throughput = orEmpty(throughput);
        backlog = orEmpty(backlog);
        apiCalls = orEmpty(apiCalls);
        machine = orEmpty(machine);
        heap = orEmpty(heap);
        load = orEmpty(load);
        devices = orEmpty(devices);
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
