package syncline.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.lab.db.PostgresServer;
import syncline.scenario.Population.Size;

/** A few kills in every build; {@code ./syncline torture} makes as many as one likes. */
class TortureTest {
    private static final Size SIZE = new Size(10, 1_000, 120, 200);
    private static final int KILLS = 6;

    @TempDir
    Path folder;

    private TortureSettings settings(String database, Map<String, String> environment) throws Exception {
        return new TortureSettings(KILLS, 7, SIZE, database, environment, PackedClassPath.in(folder), folder);
    }

    private static void survives(TortureSettings settings) {
        try (var torture = new Torture(settings, soFar -> {})) {
            var result = torture.run();
            assertThat(result.wrong()).isEmpty();
            assertThat(result.kills(true)).isEqualTo(KILLS / 2);
            assertThat(result.kills(false)).isEqualTo(KILLS / 2);
            assertThat(result.completed()).isPositive();
            assertThat(result.compared()).isPositive();
        }
    }

    @Test
    @Rule({"A20", "E19", "F13", "F20"})
    void nothingIsLostOrDoubledOnH2Files() throws Exception {
        survives(settings(folder.resolve("data").toString(), Map.of()));
    }

    @Test
    @Rule({"A20", "E19", "F13", "F20"})
    void nothingIsLostOrDoubledOnPostgres() throws Exception {
        try (var server = PostgresServer.in(folder)) {
            var database = server.database();
            survives(settings(
                    database.url(),
                    Map.of("SYNCLINE_DB_USER", database.user(), "SYNCLINE_DB_PASSWORD", database.password())));
        }
    }

    @Test
    void findsRowsThatTheCrmHasLost() throws Exception {
        Path data = folder.resolve("data");
        try (var torture = new Torture(settings(data.toString(), Map.of()), soFar -> {}, () -> loseConnections(data))) {
            assertThat(torture.run().wrong()).anyMatch(wrong -> wrong.contains("engage_connection__v"));
        }
    }

    @Test
    void tellsWhatThereWasWhenItIsClosed() throws Exception {
        var begun = new AtomicReference<Torture>();
        var torture = new Torture(
                settings(folder.resolve("data").toString(), Map.of()),
                soFar -> {},
                () -> Objects.requireNonNull(begun.get()).close());
        begun.set(torture);
        assertThat(torture.run().wrong()).isEmpty();
    }

    /** As a database would that acknowledged them too early. */
    private static void loseConnections(Path data) {
        try (var pool = Database.file(data, "crm").open("a test", 1);
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM engage_connection__v WHERE id IN"
                    + " (SELECT id FROM engage_connection__v ORDER BY id FETCH FIRST 5 ROWS ONLY)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
