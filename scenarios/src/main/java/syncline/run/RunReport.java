package syncline.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import syncline.report.Driver;
import syncline.report.Expectation;
import syncline.report.ResultsLog;
import syncline.report.Run;
import syncline.report.RunFolder;
import syncline.report.Verdict;
import syncline.report.html.HtmlReport;
import syncline.scenario.Scenario;

/** Makes a run's folder when it is first needed, and writes the report into it, once. Safe for use by many threads. */
public final class RunReport {
    private final Scenario scenario;
    private final About about;
    private final RunRecord record;
    private final DoubleSupplier seconds;
    private final AtomicBoolean written = new AtomicBoolean();
    private @Nullable RunFolder folder;

    /**
     * What a run is, beside its scenario.
     *
     * @param runs the folder in which the run's own folder is made
     * @param made wall time, which names that folder
     * @param commit the commit of Syncline that runs
     * @param database what holds the lab's state
     * @param startedAt when it began, by the clock that its seconds are counted by
     * @param command the command line that repeats the run
     */
    public record About(
            Driver driver,
            Path runs,
            Instant made,
            String commit,
            String database,
            Instant startedAt,
            String command) {}

    /** @param seconds since the run began */
    public RunReport(Scenario scenario, About about, RunRecord record, DoubleSupplier seconds) {
        this.scenario = scenario;
        this.about = about;
        this.record = record;
        this.seconds = seconds;
    }

    /** The first step is about to be taken. */
    public void begin() {
        record.begin(told(), expected(), ResultsLog.create(folder().log(), seconds));
    }

    /**
     * Writes results and page.
     *
     * @return empty when that was done before
     * @throws syncline.lab.UserError if they cannot be written
     */
    public Optional<Outcome> write(boolean interrupted) {
        if (!written.compareAndSet(false, true)) {
            return Optional.empty();
        }
        var own = folder();
        var run = told();
        var expectations = Verdicts.expectations(scenario, record.soFar(run));
        var verdict =
                interrupted ? Verdict.INTERRUPTED : record.isInvalid() ? Verdict.INVALID : Verdicts.of(expectations);
        var results = record.results(run, verdict, expectations);
        HtmlReport.write(results, own.report());
        own.write(results);
        return Optional.of(new Outcome(results, own));
    }

    /** Whether it was written. */
    public boolean isWritten() {
        return written.get();
    }

    /** The run's own folder: a run that cannot start leaves none. */
    public synchronized RunFolder folder() {
        var own = folder;
        if (own == null) {
            own = RunFolder.create(about.runs, scenario.name(), about.made);
            folder = own;
        }
        return own;
    }

    /** Which run this is, up to now. A simulated one is called by its scenario: it is the same whenever it runs. */
    private Run told() {
        return new Run(
                about.driver == Driver.VIRTUAL ? scenario.name() : folder().id(),
                scenario.name(),
                scenario.about(),
                scenario.seed(),
                about.commit,
                about.database,
                about.startedAt,
                seconds.getAsDouble(),
                about.command,
                about.driver);
    }

    /** What is expected, before any of it can be told. */
    private List<Expectation> expected() {
        return scenario.expect().stream()
                .map(open -> new Expectation(open.toString(), false, null))
                .toList();
    }
}
