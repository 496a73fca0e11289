package syncline.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import syncline.bench.SyncBench;

@Command(
        name = "sync",
        description = "A live full sync of fresh records against plain JDBC that writes the same rows, in one run.",
        mixinStandardHelpOptions = true)
final class BenchSyncCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    BenchSize size = new BenchSize(30_000);

    @Option(names = "--repeats", description = "Default: ${DEFAULT-VALUE}.")
    int repeats = 3;

    @Option(
            names = "--db",
            defaultValue = "memory,file",
            split = ",",
            description =
                    "Any of memory and file (H2), postgres (a server that is started for it), and an empty PostgreSQL"
                            + " database's jdbc:… Default: ${DEFAULT-VALUE}.")
    List<BenchDatabase> databases = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        var out = spec.commandLine().getOut();
        for (var db : databases) {
            out.println(db.place() + ", " + size.records() + " records");
            var figures = new SyncBench(size.size(), repeats, db.places(), out::println).run();
            out.printf(
                    "median floor     %s%nmedian live      %s%nmedian unchanged %s%nratio live/floor %.2f%n",
                    figures.floor(),
                    figures.first(),
                    figures.again(),
                    figures.first().over(figures.floor()));
        }
        return ExitCode.OK.code();
    }
}
