package syncline.run;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import syncline.lab.UserError;
import syncline.oracle.Consistency;
import syncline.report.Difference;
import syncline.report.Environment;
import syncline.report.Expectation;
import syncline.report.Remark;
import syncline.report.Results;
import syncline.report.ResultsLog;
import syncline.report.ResultsSoFar;
import syncline.report.Retries;
import syncline.report.Run;
import syncline.report.RunEnd;
import syncline.report.RunEvent;
import syncline.report.Step;
import syncline.report.SyncResult;
import syncline.report.Verdict;

/** What is known of a run so far. It may be asked for the results at any time, also while the run goes on. */
public final class RunRecord {
    /** A sync is looked at more often than anyone will want to read. */
    private static final double SECONDS_BETWEEN_LINES = 1;

    private final Environment environment;
    private final ResultsSoFar soFar;
    private final TreeMap<Integer, SyncResult> syncs = new TreeMap<>();
    private @Nullable ResultsLog log;
    private double syncLoggedAt;
    private int steps;
    private boolean invalid;
    private @Nullable Consistency consistency;

    /** @param environment where it runs */
    public RunRecord(Environment environment) {
        this.environment = environment;
        this.soFar = new ResultsSoFar().add(environment);
    }

    /** The first step is about to be taken. From here on everything is also written to the log, which is closed with the run. */
    public synchronized void begin(Run run, List<Expectation> expected, ResultsLog log) {
        this.log = log;
        add(run);
        add(environment);
        expected.forEach(this::add);
    }

    /** Notes something measured: a sample, a load, a job, a fault. */
    public synchronized void add(RunEvent event) {
        soFar.add(event);
        log(event);
    }

    /** A log that cannot be written is given up, and the run goes on. */
    private void log(RunEvent event) {
        try {
            if (log != null) {
                log.write(event);
            }
        } catch (UserError e) {
            log = null;
            remark(String.valueOf(e.getMessage()));
        }
    }

    /** Notes a sentence that belongs to the verdict. */
    public synchronized void remark(String sentence) {
        add(new Remark(sentence, false));
    }

    /** The figures say nothing of the sync, and why. */
    public synchronized void invalid(String sentence) {
        invalid = true;
        add(new Remark(sentence, true));
    }

    /** Whether the figures say nothing. */
    public synchronized boolean isInvalid() {
        return invalid;
    }

    /** A step has ended. */
    public synchronized void step(Step step) {
        steps++;
        add(step);
    }

    /** How many steps have ended. */
    public synchronized int stepsDone() {
        return steps;
    }

    /** What a sync is like now; it replaces what was known of it. */
    public synchronized void sync(SyncResult sync) {
        boolean worthALine = !syncs.containsKey(sync.number())
                || sync.finishedAt() != null
                || sync.durationSeconds() - syncLoggedAt >= SECONDS_BETWEEN_LINES;
        syncs.put(sync.number(), sync);
        soFar.add(sync);
        if (worthALine) {
            syncLoggedAt = sync.durationSeconds();
            log(sync);
        }
    }

    /** All syncs so far, in order. */
    public synchronized List<SyncResult> syncs() {
        return List.copyOf(syncs.values());
    }

    /** What the comparison at the end found. */
    public synchronized void end(Consistency found, Retries open) {
        consistency = found;
        add(reported(found));
        add(open);
    }

    /** What the comparison found, if the run came so far. */
    public synchronized Optional<Consistency> consistency() {
        return Optional.ofNullable(consistency);
    }

    /** Everything, in the form that is stored. */
    public synchronized Results results(Run run, Verdict verdict, List<Expectation> expectations) {
        add(run);
        expectations.forEach(this::add);
        add(new RunEnd(verdict));
        close();
        return soFar.results();
    }

    private void close() {
        if (log != null) {
            log.close();
            log = null;
        }
    }

    /** Everything that is known now. */
    public synchronized Results soFar(Run run) {
        return soFar.add(run).results();
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
