package syncline.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import syncline.agreement.Agreement;
import syncline.virtual.run.VirtualRun;

@Command(
        name = "verify-drivers",
        description = "Runs a scenario live and in virtual time, replays the live run, and tells where they differ.",
        mixinStandardHelpOptions = true)
final class VerifyDriversCommand implements Callable<Integer>, RunsLab {
    private static final int SHOWN = 20;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    ScenarioOptions options = new ScenarioOptions();

    @Option(
            names = "--start",
            paramLabel = "INSTANT",
            description = "When both runs begin, by the lab's clock. Default: 2026-01-01T00:00:00Z.")
    Instant start = VirtualRun.START;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the runs' folders are made. Default: reports/runs of Syncline.")
    @Nullable
    Path out;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress, only what came of it.")
    boolean quiet;

    @Override
    public Integer call() {
        var scenario = ScenarioLookup.usage(spec, () -> options.single(common));
        var console = spec.commandLine().getOut();
        var progress = quiet
                ? ConsoleProgress.plain(new PrintWriter(Writer.nullWriter()), 0)
                : ConsoleProgress.on(console, Math.toIntExact(scenario.things()));
        var home = CommonOptions.home();
        Agreement agreement;
        try {
            agreement = Agreement.of(
                    scenario,
                    new Agreement.Options(
                            out == null ? home.resolve("reports/runs") : out,
                            home,
                            Commit.current(home),
                            start,
                            Runtime.getRuntime().availableProcessors()),
                    progress);
        } finally {
            progress.silence();
        }
        print(agreement, console);
        return (agreement.isWhole() ? ExitCode.OK : ExitCode.REPLAY_DIVERGED).code();
    }

    private static void print(Agreement agreement, PrintWriter out) {
        out.println();
        agreement
                .compared()
                .forEach(one ->
                        out.printf("%-20s %,9d compared, %,9d values%n", one.section(), one.things(), one.values()));
        agreement.differences().stream().limit(SHOWN).forEach(difference -> out.println("DIFFERS  " + difference));
        if (agreement.differences().size() > SHOWN) {
            out.printf("… and %,d more%n", agreement.differences().size() - SHOWN);
        }
        agreement.replayed().first().stream().limit(1).forEach(divergence -> out.println("DIVERGES " + divergence));
        out.printf("live:     %s%n", agreement.live());
        out.printf("virtual:  %s%n", agreement.virtual());
        out.printf(
                "replayed: %,d entries of the live run's history, %,d differ%n",
                agreement.replayed().entries(), agreement.replayed().differing());
        out.println(
                agreement.isWhole()
                        ? "live, virtual and replay agree"
                        : "live, virtual and replay do NOT agree: %,d values differ"
                                .formatted(agreement.differences().size()));
        out.flush();
    }
}
