package syncline.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;
import syncline.oracle.Consistency;
import syncline.report.CallLatency;
import syncline.report.DeviceResult;
import syncline.report.Difference;
import syncline.report.Environment;
import syncline.report.Expectation;
import syncline.report.HeapSample;
import syncline.report.LatencySample;
import syncline.report.Load;
import syncline.report.Results;
import syncline.report.Retries;
import syncline.report.Run;
import syncline.report.Step;
import syncline.report.SyncResult;
import syncline.report.ThroughputSample;
import syncline.report.Verdict;

/** What is known of a run so far. It may be asked for the results at any time, also while the run goes on. */
final class RunRecord {
    private static final int DIGITS = 3;

    private final List<String> remarks = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final TreeMap<Integer, SyncResult> syncs = new TreeMap<>();
    private final List<ThroughputSample> throughput = new ArrayList<>();
    private final List<LatencySample> latencies = new ArrayList<>();
    private final List<HeapSample> heap = new ArrayList<>();
    private final List<Load> loads = new ArrayList<>();
    private final List<DeviceResult> devices = new ArrayList<>();
    private final Histogram calls = new Histogram(DIGITS);
    private boolean invalid;
    private @Nullable Consistency consistency;
    private @Nullable Retries retries;

    synchronized void remark(String sentence) {
        remarks.add(sentence);
    }

    /** The figures say nothing of the sync, and why. */
    synchronized void invalid(String sentence) {
        invalid = true;
        remarks.add(sentence);
    }

    synchronized boolean isInvalid() {
        return invalid;
    }

    synchronized void step(Step step) {
        steps.add(step);
    }

    synchronized int stepsDone() {
        return steps.size();
    }

    /** What a sync is like now; it replaces what was known of it. */
    synchronized void sync(SyncResult sync) {
        syncs.put(sync.number(), sync);
    }

    synchronized List<SyncResult> syncs() {
        return List.copyOf(syncs.values());
    }

    synchronized void throughput(ThroughputSample sample) {
        throughput.add(sample);
    }

    synchronized void calls(double t, Histogram micros) {
        calls.add(micros);
        latencies.add(LatencySample.of(t, micros));
    }

    synchronized void heap(HeapSample sample) {
        heap.add(sample);
    }

    synchronized void load(Load load) {
        loads.add(load);
    }

    synchronized void devices(DeviceResult result) {
        devices.add(result);
    }

    synchronized void end(Consistency found, Retries open) {
        consistency = found;
        retries = open;
    }

    synchronized Optional<Consistency> consistency() {
        return Optional.ofNullable(consistency);
    }

    /** Everything, in the form that is stored. */
    synchronized Results results(Run run, Verdict verdict, List<Expectation> expectations) {
        return new Results(
                run,
                verdict,
                remarks,
                Environment.current(),
                expectations,
                steps,
                List.copyOf(syncs.values()),
                reported(consistency),
                retries,
                throughput,
                calls.getTotalCount() == 0 ? null : CallLatency.of(calls, latencies),
                heap,
                loads,
                devices);
    }

    /** What expectations are compared with: the results. */
    synchronized JsonNode facts(Run run) {
        return Json.MAPPER.valueToTree(results(run, Verdict.PASSED, List.of()));
    }

    private static syncline.report.@Nullable Consistency reported(@Nullable Consistency found) {
        if (found == null) {
            return null;
        }
        var differences = found.differences().stream().map(RunRecord::reported).toList();
        return new syncline.report.Consistency(
                found.compared(), found.differing(), found.pending(), found.failing(), found.edited(), differences);
    }

    private static Difference reported(syncline.oracle.Difference d) {
        return new Difference(d.object(), d.externalId(), d.wholeRow() ? null : d.field(), d.expected(), d.actual());
    }
}
