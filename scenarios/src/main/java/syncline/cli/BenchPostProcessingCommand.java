package syncline.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import syncline.bench.PostProcessingBench;

@Command(
        name = "post-processing",
        description = "Live Post-Processing jobs against plain JDBC that writes the same rows, in one run.",
        mixinStandardHelpOptions = true)
final class BenchPostProcessingCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--links", description = "Default: ${DEFAULT-VALUE}.")
    int links = 10_000;

    @Option(names = "--hits", description = "Of each job. Default: ${DEFAULT-VALUE}.")
    int hits = 30_000;

    @Option(names = "--repeats", description = "Default: ${DEFAULT-VALUE}.")
    int repeats = 3;

    @Option(names = "--db", defaultValue = "memory,file", split = ",", description = "As of bench sync.")
    List<BenchDatabase> databases = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        var out = spec.commandLine().getOut();
        for (var db : databases) {
            out.printf("%s, %,d hits of %,d links%n", db.place(), hits, links);
            var figures = new PostProcessingBench(links, hits, repeats, db.places(), out::println).run();
            out.printf(
                    "median floor %s%nmedian first %s%nmedian again %s%nratio again/floor %.2f%n",
                    figures.floor(),
                    figures.first(),
                    figures.again(),
                    figures.again().over(figures.floor()));
        }
        return ExitCode.OK.code();
    }
}
