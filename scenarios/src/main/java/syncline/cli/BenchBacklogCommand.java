package syncline.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import syncline.bench.BacklogBench;

@Command(
        name = "backlog",
        description = "The heap while a backlog of hits grows and one Post-Processing job carries it away.",
        mixinStandardHelpOptions = true)
final class BenchBacklogCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--links", description = "Default: ${DEFAULT-VALUE}.")
    int links = 10_000;

    @Option(names = "--hits", description = "Default: ${DEFAULT-VALUE}.")
    int hits = 2_000_000;

    @Option(names = "--db", description = "memory, file (H2) or postgres.")
    BenchDatabase db = new BenchDatabase("file");

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var looks = new BacklogBench(links, hits, db.places().apply("backlog"), out::println).run();
        out.printf(
                "most heap in use after a collection: %,d MB%n",
                looks.stream().mapToLong(BacklogBench.Look::megabytes).max().orElse(0));
        return ExitCode.OK.code();
    }
}
