package syncline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import syncline.lab.db.PostgresServer;
import syncline.scenario.Population.Size;
import syncline.torture.Kill;
import syncline.torture.Torture;
import syncline.torture.TortureResult;
import syncline.torture.TortureSettings;

@Command(
        name = "torture",
        description =
                "Kills a lab in the middle of its syncs, again and again, and checks that nothing is lost or doubled.",
        mixinStandardHelpOptions = true)
final class TortureCommand implements Callable<Integer>, RunsLab {
    private static final long BETWEEN_LINES = 5_000_000_000L;
    private static final int FEWEST_PROFILES = 20;
    private static final int MOST_PROFILES = 100_000;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--kills", description = "How many syncs are killed, half of them full. Default: ${DEFAULT-VALUE}.")
    int kills = 200;

    @Option(
            names = "--seed",
            description = "What moments, changes and faults are drawn from. Default: ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(names = "--profiles", description = "How many there are at the start. Default: ${DEFAULT-VALUE}.")
    int profiles = 1000;

    @Option(
            names = "--db",
            paramLabel = "FOLDER|postgres|jdbc:…",
            description =
                    "Where the lab keeps its data: H2 files in a new folder, a PostgreSQL server of its own, or an empty database"
                            + " (user and password from SYNCLINE_DB_USER and SYNCLINE_DB_PASSWORD). Default: a folder for this time only.")
    @Nullable
    String db;

    private long spoke = System.nanoTime();

    @Override
    public Integer call() throws IOException {
        check();
        Path folder = Files.createTempDirectory("syncline-torture");
        TortureResult result;
        try (var server = "postgres".equals(db) ? PostgresServer.in(folder).untilExit() : null) {
            result = torture(settings(folder, server));
        }
        print(result);
        if (result.wrong().isEmpty()) {
            remove(folder);
            return ExitCode.OK.code();
        }
        spec.commandLine().getOut().println("Data and log   " + folder);
        return ExitCode.EXPECTATION_MISSED.code();
    }

    private void check() {
        if (kills < 1) {
            throw new ParameterException(spec.commandLine(), "--kills is at least 1, not " + kills + ".");
        }
        if (profiles < FEWEST_PROFILES || profiles > MOST_PROFILES) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--profiles is from %d to %d, not %d.".formatted(FEWEST_PROFILES, MOST_PROFILES, profiles));
        }
    }

    private TortureSettings settings(Path folder, @Nullable PostgresServer server) {
        var environment = new HashMap<String, String>();
        String database = db == null ? folder.resolve("data").toString() : db;
        if (server != null) {
            database = server.database().url();
            environment.put("SYNCLINE_DB_USER", server.database().user());
            environment.put("SYNCLINE_DB_PASSWORD", server.database().password());
        }
        var size = new Size(Math.max(10, profiles / 12), profiles * 10, profiles, profiles * 5 / 3);
        return new TortureSettings(
                kills, seed, size, database, environment, System.getProperty("java.class.path"), folder);
    }

    private TortureResult torture(TortureSettings settings) {
        try (var torture = new Torture(settings, this::tell)) {
            // The lab's process must not outlive this one, however this one ends.
            Runtime.getRuntime().addShutdownHook(new Thread(torture::close));
            return torture.run();
        }
    }

    private void tell(TortureResult soFar) {
        long now = System.nanoTime();
        if (now - spoke > BETWEEN_LINES) {
            spoke = now;
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    "%d of %d kills, %d of full syncs; %d syncs completed, %,d records compared%n",
                    soFar.kills().size(), kills, soFar.kills(true), soFar.completed(), soFar.compared());
            out.flush();
        }
    }

    private void print(TortureResult result) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%nKills          %d of full syncs, %d of incremental ones, %d while the lab started%n",
                result.kills(true), result.kills(false), result.startsKilled());
        for (var phase : Kill.Phase.values()) {
            out.printf(
                    "  %-34s %4d full %4d incremental%n",
                    phase.words(), result.kills(true, phase), result.kills(false, phase));
        }
        out.printf("Syncs          %d in the history, %d ran to their end%n", result.syncs(), result.completed());
        out.printf("Compared       %,d records%n", result.compared());
        out.println("Wrong          " + (result.wrong().isEmpty() ? "nothing" : ""));
        result.wrong().forEach(wrong -> out.println("  " + wrong));
        out.printf(
                "Repeat with    ./syncline torture --kills %d --seed %d --profiles %d%s%n",
                kills, seed, profiles, db == null ? "" : " --db '" + db.replaceAll("[?;].*", "") + "'");
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
