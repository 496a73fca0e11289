package syncline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import syncline.bench.clicks.ClickBench;
import syncline.lab.db.Database;

@Command(
        name = "clicks",
        description =
                "Clicks that are durable before they are answered, against servers that only redirect. Needs wrk; uses nginx and WireMock"
                        + " where they are.",
        mixinStandardHelpOptions = true)
final class BenchClicksCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--seconds", description = "For each server. Default: ${DEFAULT-VALUE}.")
    int seconds = 10;

    @Option(
            names = "--db",
            defaultValue = "file",
            split = ",",
            description = "Any of memory and file (H2), and postgres. Default: ${DEFAULT-VALUE}.")
    List<BenchDatabase> databases = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        var places = new LinkedHashMap<String, Database>();
        for (var db : databases) {
            places.put(db.name(), db.places().apply("bench").engage());
        }
        Path wireMock = CommonOptions.home().resolve("scenarios/target/peers/wiremock-standalone.jar");
        new ClickBench(seconds, places, wireMock, spec.commandLine().getOut()::println).run();
        return ExitCode.OK.code();
    }
}
