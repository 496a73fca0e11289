package syncline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run so far: its events, folded. It may be asked for the results at any time from the first {@link Run} on;
 * until its {@link RunEnd} it counts as interrupted. For use by one thread at a time.
 */
public final class ResultsSoFar {
    private static final int DIGITS = 3;

    private @Nullable Run run;
    private Verdict verdict = Verdict.INTERRUPTED;
    private Environment environment = Environment.UNKNOWN;
    private @Nullable Consistency consistency;
    private @Nullable Retries retries;
    private @Nullable Clicks clicks;
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, Expectation> expectations = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final TreeMap<Integer, SyncResult> syncs = new TreeMap<>();
    private final TreeMap<Integer, PostProcessing> jobs = new TreeMap<>();
    private final List<FaultSpan> faults = new ArrayList<>();
    private final List<ThroughputSample> throughput = new ArrayList<>();
    private final Histogram calls = new Histogram(DIGITS);
    private final List<LatencySample> latencies = new ArrayList<>();
    private final List<BacklogSample> backlog = new ArrayList<>();
    private final List<ApiCallSample> apiCalls = new ArrayList<>();
    private final List<MachineSample> machine = new ArrayList<>();
    private final List<HeapSample> heap = new ArrayList<>();
    private final List<Load> load = new ArrayList<>();
    private final List<DeviceResult> devices = new ArrayList<>();

    /**
     * Takes an event in. An expectation, a sync or a job that is known, a fault that lasted, and what there is one of, takes the
     * place of what was known before.
     *
     * @throws syncline.lab.UserError if it has a histogram that is none
     */
    public ResultsSoFar add(RunEvent event) {
        switch (event) {
            case Run is -> run = is;
            case Environment is -> environment = is;
            case Remark remark -> remarks.add(remark.sentence());
            case Expectation told -> expectations.put(told.expect(), told);
            case Step step -> steps.add(step);
            case SyncResult sync -> syncs.put(sync.number(), sync);
            case PostProcessing job -> jobs.put(job.number(), job);
            case FaultSpan fault -> {
                faults.removeIf(fault::isSameAs);
                faults.add(fault);
            }
            case ThroughputSample sample -> throughput.add(sample);
            case LatencySample sample -> {
                sample.micros().ifPresent(calls::add);
                latencies.add(sample);
            }
            case BacklogSample sample -> backlog.add(sample);
            case ApiCallSample sample -> apiCalls.add(sample);
            case MachineSample sample -> machine.add(sample);
            case HeapSample sample -> heap.add(sample);
            case Load measured -> load.add(measured);
            case DeviceResult result -> devices.add(result);
            case Clicks found -> clicks = found;
            case Retries open -> retries = open;
            case Consistency found -> consistency = found;
            case RunEnd end -> verdict = end.verdict();
        }
        return this;
    }

    /**
     * Everything, in the form that is stored.
     *
     * @throws IllegalStateException if it is not known yet which run this is
     */
    public Results results() {
        if (run == null) {
            throw new IllegalStateException("No event has told which run this is");
        }
        return new Results(
                Results.SCHEMA,
                run,
                verdict,
                remarks,
                environment,
                List.copyOf(expectations.values()),
                steps,
                List.copyOf(syncs.values()),
                consistency,
                retries,
                clicks,
                List.copyOf(jobs.values()),
                faults,
                throughput,
                latencies.isEmpty() ? null : CallLatency.of(calls, latencies),
                backlog,
                apiCalls,
                machine,
                heap,
                load,
                devices);
    }
}
