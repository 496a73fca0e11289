package syncline.engage.hits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.lab.db.TestPostgres;

/** Engage is killed while hits come in: what was acknowledged is there, whatever else is. */
class HitCrashTest {
    private static final String PASSWORD = "HITS_PASSWORD";

    @ParameterizedTest
    @ValueSource(ints = {200, 5_000})
    @Rule("J12")
    void whatWasAcknowledgedSurvivesAKillInFiles(int whenHeard, @TempDir Path folder) throws Exception {
        var database = Database.file(folder, "engage");
        HitLogTest.withALink(database).close();
        assertThat(storedIn(database)).isEmpty();
        Set<String> acknowledged = killedAfter(whenHeard, database);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(whenHeard);
        assertThat(storedIn(database)).containsAll(acknowledged);
    }

    @Test
    @Rule("J12")
    void whatWasAcknowledgedSurvivesAKillOnPostgres() throws Exception {
        var database = TestPostgres.empty();
        HitLogTest.withALink(database).close();
        Set<String> acknowledged = killedAfter(2_000, database);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(2_000);
        assertThat(storedIn(database)).containsAll(acknowledged);
    }

    /** Lets a process write until it has said of so many hits that they are kept, kills it, and gives all it has said. */
    private static Set<String> killedAfter(int whenHeard, Database database) throws Exception {
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writing.class.getName(),
                        database.url(),
                        database.user()))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put(PASSWORD, database.password());
        var process = builder.start();
        process.getOutputStream().close();
        var heard = new HashSet<String>();
        try (var lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith(".")) {
                    heard.add(line.substring(0, line.length() - 1));
                }
                if (heard.size() == whenHeard) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        return heard;
    }

    private static Set<String> storedIn(Database database) {
        var stored = new HashSet<String>();
        try (var pool = database.open("Engage's hits", 3);
                var log = new HitLog(pool, Runnable::run)) {
            long last = log.counts().lastSeq();
            var all = log.after(0, Integer.MAX_VALUE);
            all.forEach(hit -> stored.add(hit.userAgent()));
            assertThat(all).hasSize((int) last);
        }
        return stored;
    }

    /** The process that is killed. */
    static final class Writing {
        private Writing() {}

        public static void main(String[] args) {
            var pool = new Database(args[0], args[1], System.getenv(PASSWORD)).open("Engage's hits", 3);
            var log = new HitLog(pool, Runnable::run);
            IntStream.iterate(0, i -> i + 1).forEach(i -> {
                var added = log.add(HitLogTest.hit("hit " + i), true, false);
                var said = added.thenAccept(kept -> System.out.println("hit " + i + (kept ? "." : "?")));
                if (i % 64 == 63) {
                    said.toCompletableFuture().join();
                }
            });
        }
    }
}
