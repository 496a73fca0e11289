package syncline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import syncline.report.RunFolder;
import syncline.report.SyncResult;
import syncline.run.Outcome;
import syncline.scenario.Scenario;
import syncline.virtual.matrix.MatrixRun;
import syncline.virtual.run.Calibration;
import syncline.virtual.run.VirtualRun;

@Command(
        name = "simulate",
        description = "Runs a scenario in virtual time, without a lab, and writes the same report.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer>, RunsLab {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    ScenarioOptions options = new ScenarioOptions();

    @Mixin
    StartOption start = new StartOption();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads work. The results are the same with any number. Default: one for each CPU.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--calibrate",
            paramLabel = "RUN",
            description = "Folder of a live run: writes take as long as they took there, and not as the scenario says.")
    @Nullable
    Path calibrate;

    @Override
    public Integer call() {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be at least 1, not " + threads + ".");
        }
        var scenario = ScenarioLookup.usage(spec, () -> options.load(common));
        var console = spec.commandLine().getOut();
        if (!scenario.matrix().isEmpty()) {
            return matrix(scenario, console);
        }
        var progress = output.progress(console, scenario.things());
        var run = new VirtualRun(scenario, how(scenario), progress);
        long began = System.nanoTime();
        var hook = OnShutdown.does(() -> {
            progress.silence();
            run.interrupt().ifPresent(outcome -> Summary.print(outcome, console));
        });
        try {
            return run.run().map(outcome -> finished(outcome, began)).orElse(ExitCode.INTERRUPTED.code());
        } finally {
            hook.close();
            progress.silence();
        }
    }

    private @Nullable Calibration calibration(Scenario scenario) {
        Path run = calibrate;
        return run == null
                ? null
                : ScenarioLookup.usage(
                        spec,
                        () -> Calibration.of(
                                new RunFolder(run).read(), scenario.api().parallel()));
    }

    private VirtualRun.Options how(Scenario scenario) {
        return new VirtualRun.Options(
                output.runs(),
                Commit.current(CommonOptions.home()),
                command(),
                start.start,
                threads,
                calibration(scenario));
    }

    private int matrix(Scenario scenario, PrintWriter console) {
        var progress = output.progress(console, scenario.combinations());
        var run = new MatrixRun(scenario, options.cells(common), how(scenario), progress);
        var hook = OnShutdown.does(() -> {
            progress.silence();
            run.interrupt().ifPresent(done -> MatrixSummary.print(done, console));
        });
        try {
            return run.run().map(done -> finished(done, progress)).orElse(ExitCode.INTERRUPTED.code());
        } finally {
            hook.close();
            progress.silence();
        }
    }

    private int finished(MatrixRun.Done done, ConsoleProgress progress) {
        progress.silence();
        MatrixSummary.print(done, spec.commandLine().getOut());
        return ExitCode.of(done.results().verdict()).code();
    }

    private int finished(Outcome outcome, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        var console = spec.commandLine().getOut();
        Summary.print(outcome, console);
        long read =
                outcome.results().syncs().stream().mapToLong(SyncResult::read).sum();
        console.printf(
                Locale.ROOT,
                "simulated %s in %,.1f s of real time on %d %s: %,d record-syncs, %,.0f a second in all%n",
                days(outcome.results().run().wallSeconds()),
                seconds,
                threads,
                threads == 1 ? "thread" : "threads",
                read,
                read / seconds);
        console.flush();
        return ExitCode.of(outcome.results().verdict()).code();
    }

    private static String days(double seconds) {
        return seconds < 86_400
                ? "%,.0f minutes".formatted(seconds / 60)
                : String.format(Locale.ROOT, "%,.1f days", seconds / 86_400);
    }

    private String command() {
        var words = options.words("simulate");
        words.addAll(start.words());
        if (calibrate != null) {
            words.add("--calibrate '" + calibrate + "'");
        }
        return String.join(" ", words);
    }
}
