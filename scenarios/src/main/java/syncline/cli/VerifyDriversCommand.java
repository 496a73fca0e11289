package syncline.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import syncline.agreement.Agreement;

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

    @Mixin
    StartOption start = new StartOption();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        var scenario = ScenarioLookup.usage(spec, () -> options.single(common));
        var console = spec.commandLine().getOut();
        var progress = output.progress(console, scenario.things());
        var home = CommonOptions.home();
        Agreement agreement;
        try {
            agreement = Agreement.of(
                    scenario,
                    new Agreement.Options(
                            output.runs(),
                            home,
                            Commit.current(home),
                            start.start,
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
        agreement.replayed().first().stream().limit(1).forEach(divergence -> {
            out.print("DIVERGES ");
            DivergenceLines.print(divergence, out);
        });
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
