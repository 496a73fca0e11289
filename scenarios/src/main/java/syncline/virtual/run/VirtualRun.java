package syncline.virtual.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import syncline.lab.LabClock;
import syncline.report.Driver;
import syncline.report.Environment;
import syncline.run.Outcome;
import syncline.run.Progress;
import syncline.run.RunRecord;
import syncline.run.RunReport;
import syncline.run.StepLog;
import syncline.scenario.InvalidScenario;
import syncline.scenario.Scenario;
import syncline.virtual.Timeline;

/**
 * One run of a scenario in virtual time, from an empty CRM to the written report. The same scenario from the same start gives the
 * same results, to the byte, on any number of threads. It is run once; any other thread may interrupt it.
 */
public final class VirtualRun {
    /** When simulations begin unless told otherwise. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Scenario scenario;
    private final Options options;
    private final Progress progress;
    private final RunRecord record = new RunRecord(Environment.VIRTUAL);
    private final Timeline timeline;
    private final RunReport report;

    /**
     * How to run.
     *
     * @param runs the folder in which the run's own folder is made
     * @param commit the commit of Syncline that runs
     * @param command the command line that repeats the run
     * @param start when it begins, in virtual time
     * @param threads how many work out what records become, at least 1
     * @param calibration how long writes take; as the scenario says when null
     */
    public record Options(
            Path runs,
            String commit,
            String command,
            Instant start,
            int threads,
            @Nullable Calibration calibration) {

        /** Without calibration. */
        public Options(Path runs, String commit, String command, Instant start, int threads) {
            this(runs, commit, command, start, threads, null);
        }
    }

    public VirtualRun(Scenario scenario, Options options, Progress progress) {
        this.scenario = scenario;
        this.options = options;
        this.progress = progress;
        this.timeline = new Timeline(options.start());
        var about = new RunReport.About(
                Driver.VIRTUAL,
                options.runs(),
                LabClock.system().instant(),
                options.commit(),
                "none, all in memory",
                timeline.now(),
                options.command());
        this.report = new RunReport(scenario, about, record, this::seconds);
    }

    /**
     * Takes all steps, compares both sides and writes the report.
     *
     * @return empty when it was interrupted, and the report has been written by who did so
     * @throws InvalidScenario if it names a right that the CRM does not know
     * @throws syncline.lab.UserError if a file with people cannot be read, or the report cannot be written
     */
    public Optional<Outcome> run() {
        return run(lab -> {});
    }

    /**
     * The same, and lets somebody look at both ends before they are gone.
     *
     * @param atEnd looks after the last step
     */
    public Optional<Outcome> run(Consumer<VirtualLab> atEnd) {
        try (var lab = VirtualLab.of(scenario, timeline, options.threads(), options.calibration(), progress)) {
            steps(lab);
            atEnd.accept(lab);
            return report.write(false);
        }
    }

    private void steps(VirtualLab lab) {
        var steps = new VirtualSteps(scenario, lab, record, progress, this::seconds);
        steps.rehearse();
        report.begin();
        var calibration = options.calibration();
        if (calibration != null) {
            record.remark(calibration.words());
        }
        try {
            steps.run();
        } catch (StepLog.Broke e) {
            LoggerFactory.getLogger(VirtualRun.class).debug("The run broke", e);
        } catch (RuntimeException e) {
            if (!report.isWritten()) {
                LoggerFactory.getLogger(VirtualRun.class).debug("The run broke", e);
                record.invalid("The run broke after step %d: %s.".formatted(record.stepsDone(), StepLog.why(e)));
            }
        }
    }

    /** The run's clock. */
    public InstantSource clock() {
        return timeline;
    }

    /** Writes the report of what there is; empty when it was written already. */
    public Optional<Outcome> interrupt() {
        record.remark("Interrupted in step %d of %d.".formatted(record.stepsDone() + 1, scenario.things()));
        return report.write(true);
    }

    private double seconds() {
        return Duration.between(options.start(), timeline.now()).toMillis() / 1000.0;
    }
}
