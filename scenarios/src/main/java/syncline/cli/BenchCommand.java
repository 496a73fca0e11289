package syncline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import syncline.bench.BacklogBench;
import syncline.bench.ColdStart;
import syncline.bench.Growth;
import syncline.bench.PostProcessingBench;
import syncline.bench.RecordStates;
import syncline.bench.RecordingBench;
import syncline.bench.ReplayBench;
import syncline.bench.SyncBench;
import syncline.bench.VirtualBench;
import syncline.bench.clicks.ClickBench;
import syncline.lab.db.Database;
import syncline.lab.db.PostgresServer;
import syncline.runner.Storage;
import syncline.scenario.Population.Size;

@Command(name = "bench", description = "Measures Syncline itself.", mixinStandardHelpOptions = true)
final class BenchCommand {
    /** Records that are not in step take so much heap that more of them would not fit beside what else is there. */
    private static final int STATES_OF_AT_MOST = 300_000;

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
                            description =
                                    "Any of memory and file (H2), postgres (a server that is started for it), and an empty PostgreSQL"
                                            + " database's jdbc:… Default: ${DEFAULT-VALUE}.")
                    List<String> databases)
            throws IOException, InterruptedException, SQLException {
        var out = spec.commandLine().getOut();
        var size = size(profiles);
        for (String db : databases) {
            out.println(new Database(db, "", "").place() + ", " + (size.profiles() + size.connections()) + " records");
            var figures = new SyncBench(size, repeats, places(db), out::println).run();
            out.printf(
                    "median floor     %s%nmedian live      %s%nmedian unchanged %s%nratio live/floor %.2f%n",
                    figures.floor(), figures.live(), figures.again(), figures.ratio());
        }
        return ExitCode.OK.code();
    }

    @Command(
            name = "recording",
            description = "A live full sync of fresh records without a history and with one, by turns in one run.",
            mixinStandardHelpOptions = true)
    int recording(
            @Option(names = "--profiles", defaultValue = "30000", description = "Default: ${DEFAULT-VALUE}.")
                    int profiles,
            @Option(names = "--repeats", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.") int repeats,
            @Option(names = "--db", defaultValue = "memory", description = "As of bench sync.") String db)
            throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var figures = new RecordingBench(size(profiles), repeats, places(db), out::println).run();
        out.printf(
                "median without %s%nmedian with    %s%nrecording costs %.1f %% of the rate, %.1f %% more CPU%n",
                figures.without(), figures.with(), 100 * figures.cost(), 100 * figures.cpuCost());
        return ExitCode.OK.code();
    }

    @Command(
            name = "replay",
            description = "The replay of a history against a bare parse of the same file, by turns in one run.",
            mixinStandardHelpOptions = true)
    int replay(
            @Parameters(paramLabel = "HISTORY", description = "The history.jsonl.gz in the folder of a run.")
                    Path history,
            @Option(names = "--repeats", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.") int repeats)
            throws IOException {
        var out = spec.commandLine().getOut();
        var figures = new ReplayBench(history, repeats, out::println).run();
        out.printf(
                "median parse  %s%nmedian replay %s%nratio replay/parse %.2f%n",
                figures.parse(), figures.replay(), figures.ratio());
        return ExitCode.OK.code();
    }

    @Command(
            name = "post-processing",
            description = "Live Post-Processing jobs against plain JDBC that writes the same rows, in one run.",
            mixinStandardHelpOptions = true)
    int postProcessing(
            @Option(names = "--links", defaultValue = "10000", description = "Default: ${DEFAULT-VALUE}.") int links,
            @Option(names = "--hits", defaultValue = "30000", description = "Of each job. Default: ${DEFAULT-VALUE}.")
                    int hits,
            @Option(names = "--repeats", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.") int repeats,
            @Option(names = "--db", defaultValue = "memory,file", split = ",", description = "As of bench sync.")
                    List<String> databases)
            throws IOException, InterruptedException, SQLException {
        var out = spec.commandLine().getOut();
        for (String db : databases) {
            out.printf("%s, %,d hits of %,d links%n", new Database(db, "", "").place(), hits, links);
            var figures = new PostProcessingBench(links, hits, repeats, places(db), out::println).run();
            out.printf(
                    "median floor %s%nmedian first %s%nmedian again %s%nratio again/floor %.2f%n",
                    figures.floor(), figures.first(), figures.again(), figures.ratio());
        }
        return ExitCode.OK.code();
    }

    @Command(
            name = "virtual",
            description =
                    "Syncs in virtual time on one core, against making up the same people; how time and heap grow.",
            mixinStandardHelpOptions = true)
    int virtual(
            @Option(
                            names = "--profiles",
                            defaultValue = "100000,1000000,10000000",
                            split = ",",
                            description = "Sizes, one after the other. Default: ${DEFAULT-VALUE}.")
                    List<Integer> sizes) {
        var out = spec.commandLine().getOut();
        var bench = new VirtualBench(line -> {
            out.println(line);
            out.flush();
        });
        var unused = bench.warmUp();
        var figures = new ArrayList<VirtualBench.Figures>();
        for (int profiles : sizes) {
            out.printf("%,d profiles%n", profiles);
            figures.add(bench.of(profiles));
        }
        int changed = Math.min(
                STATES_OF_AT_MOST, sizes.stream().mapToInt(n -> n).max().orElse(0));
        var states = new RecordStates(out::println).of(changed);
        out.println(new Growth(figures));
        out.println(states);
        return ExitCode.OK.code();
    }

    @Command(
            name = "backlog",
            description = "The heap while a backlog of hits grows and one Post-Processing job carries it away.",
            mixinStandardHelpOptions = true)
    int backlog(
            @Option(names = "--links", defaultValue = "10000", description = "Default: ${DEFAULT-VALUE}.") int links,
            @Option(names = "--hits", defaultValue = "2000000", description = "Default: ${DEFAULT-VALUE}.") int hits,
            @Option(names = "--db", defaultValue = "file", description = "memory, file (H2) or postgres.") String db)
            throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var looks = new BacklogBench(links, hits, places(db).apply("backlog"), out::println).run();
        out.printf(
                "most heap in use after a collection: %,d MB%n",
                looks.stream().mapToLong(BacklogBench.Look::megabytes).max().orElse(0));
        return ExitCode.OK.code();
    }

    /** Makes empty places for databases of a kind, by name. */
    private static Function<String, Storage> places(String db) throws IOException {
        if (db.equals("memory")) {
            return Storage::memory;
        }
        if (db.equals("file")) {
            Path folder = Files.createTempDirectory("syncline-bench");
            return name -> Storage.files(folder.resolve(name));
        }
        var database = db.equals("postgres")
                ? PostgresServer.temporary().untilExit().database()
                : Storage.database(db, System.getenv());
        return name -> Storage.schemas(database, name);
    }

    @Command(
            name = "clicks",
            description =
                    "Clicks that are durable before they are answered, against servers that only redirect. Needs wrk; uses nginx and WireMock"
                            + " where they are.",
            mixinStandardHelpOptions = true)
    int clicks(
            @Option(
                            names = "--seconds",
                            defaultValue = "10",
                            description = "For each server. Default: ${DEFAULT-VALUE}.")
                    int seconds,
            @Option(
                            names = "--db",
                            defaultValue = "file",
                            split = ",",
                            description = "Any of memory and file (H2), and postgres. Default: ${DEFAULT-VALUE}.")
                    List<String> databases)
            throws IOException, InterruptedException, SQLException {
        var out = spec.commandLine().getOut();
        var places = new LinkedHashMap<String, Database>();
        for (String db : databases) {
            places.put(db, places(db).apply("bench").engage());
        }
        Path wireMock = CommonOptions.home().resolve("scenarios/target/peers/wiremock-standalone.jar");
        new ClickBench(seconds, places, wireMock, line -> {
                    out.println(line);
                    out.flush();
                })
                .run();
        return ExitCode.OK.code();
    }

    @Command(
            name = "cold-start",
            description =
                    "An incremental sync right after a restart against the same when warm, over what a full sync made known.",
            mixinStandardHelpOptions = true)
    int coldStart(
            @Option(names = "--profiles", defaultValue = "150000", description = "Default: ${DEFAULT-VALUE}.")
                    int profiles,
            @Option(names = "--changed", defaultValue = "10000", description = "Default: ${DEFAULT-VALUE}.")
                    int changed,
            @Option(names = "--restarted", hidden = true, description = "Measure a restart on this folder alone.")
                    @Nullable
                    Path restarted)
            throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        if (restarted != null) {
            var bench = new ColdStart(size(profiles), changed, restarted, out::println);
            out.println(ColdStart.result(bench.restarted()));
            return ExitCode.OK.code();
        }
        Path folder = Files.createTempDirectory("syncline-bench");
        var figures = new ColdStart(size(profiles), changed, folder, out::println).run();
        out.printf(
                "restarted in the same JVM / warm %.1f%nrestarted process / warm        %.1f%n",
                figures.actorsCold() / figures.warm(), figures.processCold() / figures.warm());
        return ExitCode.OK.code();
    }

    private static Size size(int profiles) {
        return new Size(profiles / 12, profiles * 10, profiles, profiles * 5 / 3);
    }
}
