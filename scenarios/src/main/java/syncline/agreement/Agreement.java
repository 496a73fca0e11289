package syncline.agreement;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import syncline.lab.LabClock;
import syncline.run.Progress;
import syncline.runner.LabSettings;
import syncline.runner.ScenarioRun;
import syncline.runner.Storage;
import syncline.scenario.Scenario;
import syncline.sync.history.HistoryFile;
import syncline.sync.replay.ReplayedFile;
import syncline.virtual.run.VirtualRun;

/**
 * The three drivers of the rules, held against one another.
 *
 * @param differences between the live and the virtual run, in order
 * @param compared how much was compared
 * @param replayed what came of replaying the live run's history
 * @param live the folder of the live run
 * @param virtual the folder of the virtual run
 */
public record Agreement(
        List<Difference> differences, List<Compared> compared, ReplayedFile replayed, Path live, Path virtual) {

    /**
     * How to run.
     *
     * @param runs the folder in which the runs' own folders are made
     * @param home where Syncline is
     * @param commit the commit of Syncline that runs
     * @param start when both runs begin, by the lab's clock
     * @param threads how many threads the virtual run works on
     */
    public record Options(Path runs, Path home, String commit, Instant start, int threads) {}

    /**
     * Runs a scenario live, replays that, and runs it in virtual time.
     *
     * @throws syncline.lab.UserError if runs of it need not agree, or one cannot be made
     */
    public static Agreement of(Scenario scenario, Options options, Progress progress) {
        return of(scenario, scenario, options, progress);
    }

    /** The same with another scenario for the virtual run, as only a test of the comparison wants it. */
    static Agreement of(Scenario scenario, Scenario virtual, Options options, Progress progress) {
        new Comparability(scenario).check();
        var live = RunFacts.first();
        var liveFolder = live(scenario, options, progress, live);
        var replayed = ReplayedFile.of(liveFolder.resolve(HistoryFile.NAME), entry -> false);
        var simulated = RunFacts.first();
        var virtualFolder = simulated(virtual, options, progress, simulated);
        return new Agreement(live.differences(simulated), live.compared(), replayed, liveFolder, virtualFolder);
    }

    /** Whether all three did the same. */
    public boolean isWhole() {
        return differences.isEmpty() && replayed.differing() == 0;
    }

    private static Path live(Scenario scenario, Options options, Progress progress, Facts facts) {
        var times = new StepTimes(progress, options.start());
        try (var storage = Storage.memory("verify-" + UUID.randomUUID())) {
            var lab = new LabSettings(
                    scenario,
                    LabSettings.Ports.FREE,
                    UUID.randomUUID().toString(),
                    storage,
                    Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8));
            var run = new ScenarioRun(
                    scenario,
                    new ScenarioRun.Options(
                            options.runs(), options.home(), lab, options.commit(), "./syncline run " + scenario.name()),
                    times);
            var clock = LabClock.from(options.start());
            times.by(() -> nextMillisecond(clock));
            var outcome =
                    run.run(clock, end -> new LiveEnd(end, times).into(facts)).orElseThrow();
            new RunFacts(outcome.results(), times).into(facts);
            return outcome.folder().path();
        }
    }

    /** A lab's clock tells whole milliseconds: a step that began within one could not be told from the step before. */
    private static Instant nextMillisecond(LabClock clock) {
        var next = clock.instant().plusMillis(1);
        while (clock.instant().isBefore(next)) {
            Thread.onSpinWait();
        }
        return next;
    }

    private static Path simulated(Scenario scenario, Options options, Progress progress, Facts facts) {
        var times = new StepTimes(progress, options.start());
        var run = new VirtualRun(
                scenario,
                new VirtualRun.Options(
                        options.runs(),
                        options.commit(),
                        "./syncline simulate " + scenario.name(),
                        options.start(),
                        options.threads()),
                times);
        times.by(run.clock());
        var outcome = run.run(end -> new VirtualEnd(end, times).into(facts)).orElseThrow();
        new RunFacts(outcome.results(), times).into(facts);
        return outcome.folder().path();
    }
}
