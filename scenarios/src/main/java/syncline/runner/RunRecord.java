package syncline.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;
import syncline.oracle.Consistency;
import syncline.report.Difference;
import syncline.report.Environment;
import syncline.report.Expectation;
import syncline.report.Remark;
import syncline.report.Results;
import syncline.report.ResultsSoFar;
import syncline.report.Retries;
import syncline.report.Run;
import syncline.report.RunEnd;
import syncline.report.RunEvent;
import syncline.report.Step;
import syncline.report.SyncResult;
import syncline.report.Verdict;

/** What is known of a run so far. It may be asked for the results at any time, also while the run goes on. */
final class RunRecord {
    private final ResultsSoFar soFar = new ResultsSoFar().add(Environment.current());
    private final TreeMap<Integer, SyncResult> syncs = new TreeMap<>();
    private int steps;
    private boolean invalid;
    private @Nullable Consistency consistency;

    /** Notes something measured: a sample, a load, a job, a fault. */
    synchronized void add(RunEvent event) {
        soFar.add(event);
    }

    synchronized void remark(String sentence) {
        add(new Remark(sentence, false));
    }

    /** The figures say nothing of the sync, and why. */
    synchronized void invalid(String sentence) {
        invalid = true;
        add(new Remark(sentence, true));
    }

    synchronized boolean isInvalid() {
        return invalid;
    }

    synchronized void step(Step step) {
        steps++;
        add(step);
    }

    synchronized int stepsDone() {
        return steps;
    }

    /** What a sync is like now; it replaces what was known of it. */
    synchronized void sync(SyncResult sync) {
        syncs.put(sync.number(), sync);
        add(sync);
    }

    synchronized List<SyncResult> syncs() {
        return List.copyOf(syncs.values());
    }

    synchronized void end(Consistency found, Retries open) {
        consistency = found;
        add(reported(found));
        add(open);
    }

    synchronized Optional<Consistency> consistency() {
        return Optional.ofNullable(consistency);
    }

    /** Everything, in the form that is stored. */
    synchronized Results results(Run run, Verdict verdict, List<Expectation> expectations) {
        add(run);
        add(new RunEnd(verdict, expectations));
        return soFar.results();
    }

    /** What expectations are compared with: the results. */
    synchronized JsonNode facts(Run run) {
        return Json.MAPPER.valueToTree(soFar.add(run).results());
    }

    private static syncline.report.Consistency reported(Consistency found) {
        var differences = found.differences().stream().map(RunRecord::reported).toList();
        return new syncline.report.Consistency(
                found.compared(), found.differing(), found.pending(), found.failing(), found.edited(), differences);
    }

    private static Difference reported(syncline.oracle.Difference d) {
        return new Difference(d.object(), d.externalId(), d.wholeRow() ? null : d.field(), d.expected(), d.actual());
    }
}
