package syncline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import syncline.bench.SyncBench;
import syncline.runner.Storage;
import syncline.scenario.Population.Size;

@Command(name = "bench", description = "Measures Syncline itself.", mixinStandardHelpOptions = true)
final class BenchCommand {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Command(
            name = "sync",
            description = "A live full sync of fresh records against plain JDBC that writes the same rows, in one run.",
            mixinStandardHelpOptions = true)
    int sync(
            @Option(names = "--profiles", defaultValue = "30000", description = "Default: ${DEFAULT-VALUE}.")
                    int profiles,
            @Option(names = "--repeats", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.") int repeats,
            @Option(
                            names = "--db",
                            defaultValue = "memory,file",
                            split = ",",
                            description = "H2 in memory, in files, or both. Default: ${DEFAULT-VALUE}.")
                    List<String> databases)
            throws IOException, InterruptedException, SQLException {
        var out = spec.commandLine().getOut();
        var size = new Size(profiles / 12, profiles * 10, profiles, profiles * 5 / 3);
        for (String db : databases) {
            Path folder = Files.createTempDirectory("syncline-bench");
            out.println("H2 " + db + ", " + (size.profiles() + size.connections()) + " records");
            var figures = new SyncBench(
                            size,
                            repeats,
                            name -> db.equals("memory") ? Storage.memory(name) : Storage.files(folder.resolve(name)),
                            out::println)
                    .run();
            out.printf(
                    "median floor     %s%nmedian live      %s%nmedian unchanged %s%nratio live/floor %.2f%n",
                    figures.floor(), figures.live(), figures.again(), figures.ratio());
        }
        return ExitCode.OK.code();
    }
}
