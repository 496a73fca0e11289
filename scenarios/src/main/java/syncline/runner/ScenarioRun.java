package syncline.runner;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
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
import syncline.sync.history.HistoryFile;

/**
 * One run of a scenario, from starting the lab to the written report. It is run once; any other thread may interrupt it at any
 * time, and then writes the report of what there is.
 */
public final class ScenarioRun {
    private final Scenario scenario;
    private final Options options;
    private final Progress progress;
    private final Instant startedAt = LabClock.system().instant();
    private final long startedNanos = System.nanoTime();
    private final RunRecord record = new RunRecord(Environment.current());
    private final RunReport report;
    private final LoadJvm load;
    private volatile @Nullable Lab lab;

    /**
     * How to run.
     *
     * @param runs the folder in which the run's own folder is made
     * @param home where Syncline is, with the load generator that was built there
     * @param lab what the lab is made of
     * @param commit the commit of Syncline that runs
     * @param command the command line that repeats the run
     */
    public record Options(Path runs, Path home, LabSettings lab, String commit, String command) {}

    public ScenarioRun(Scenario scenario, Options options, Progress progress) {
        this.scenario = scenario;
        this.options = options;
        this.progress = progress;
        this.load = new LoadJvm(options.home());
        var about = new RunReport.About(
                Driver.LIVE,
                options.runs(),
                startedAt,
                options.commit(),
                options.lab().storage().words(),
                startedAt,
                options.command());
        this.report = new RunReport(scenario, about, record, this::seconds);
    }

    /**
     * Takes all steps, compares both sides and writes the report.
     *
     * @return empty when it was interrupted, and the report has been written by who did so
     * @throws InvalidScenario if it names a right that the CRM does not know
     * @throws syncline.lab.UserError if a port or a database cannot be had, a load generator is needed and not built, or the report cannot
     *     be written
     */
    public Optional<Outcome> run() {
        return run(LabClock.system(), end -> {});
    }

    /**
     * The same by a clock of one's own, and lets somebody look at the lab before it stops.
     *
     * @param atEnd looks after the last step
     */
    public Optional<Outcome> run(LabClock clock, Consumer<Lab> atEnd) {
        if (scenario.isLoaded()) {
            LoadJars.find(options.home());
        }
        try (var started = Lab.start(options.lab(), clock, progress)) {
            lab = started;
            steps(started);
            atEnd.accept(started);
            return report.write(false);
        }
    }

    private void recordHistory(Lab started) {
        started.record(
                report.folder().path().resolve(HistoryFile.NAME),
                Map.of(
                        "scenario", scenario.name(),
                        "seed", Long.toString(scenario.seed()),
                        "commit", options.commit(),
                        "command", options.command()));
    }

    private void steps(Lab started) {
        try (var calls = new LabCalls(started.password());
                var sampler = new Sampler(
                        record, started.meters(), () -> controls(started, calls).apiCalls(seconds()), this::seconds);
                var taken = new Steps(
                        scenario, started, calls, load, record, sampler, progress, this::seconds, report::folder)) {
            // Who signed in before the CRM breaks down stays an admin while it is down.
            calls.get(started.admin(), "/admin/credentials");
            taken.rehearse();
            report.begin();
            recordHistory(started);
            sampler.start();
            taken.run();
        } catch (InvalidScenario e) {
            throw e;
        } catch (StepLog.Broke e) {
            LoggerFactory.getLogger(ScenarioRun.class).debug("The run broke", e);
        } catch (RuntimeException e) {
            if (!report.isWritten()) {
                LoggerFactory.getLogger(ScenarioRun.class).debug("The run broke", e);
                record.invalid("The run broke after step %d: %s.".formatted(record.stepsDone(), StepLog.why(e)));
            }
        }
    }

    private static LabControls controls(Lab lab, LabCalls calls) {
        return new LabControls(calls, lab.engage(), lab.crm(), Lab.VAULT);
    }

    /** Stops the run where it is, stops the load and the lab, and writes the report of what there is; empty when the report was written already. */
    public Optional<Outcome> interrupt() {
        record.remark("Interrupted in step %d of %d.".formatted(record.stepsDone() + 1, scenario.things()));
        var outcome = report.write(true);
        load.close();
        var running = lab;
        if (running != null) {
            running.close();
        }
        return outcome;
    }

    private double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }
}
