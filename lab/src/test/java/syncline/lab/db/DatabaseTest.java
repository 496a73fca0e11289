package syncline.lab.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.UserError;

class DatabaseTest {
    @Test
    void opensADatabaseInMemory() throws SQLException {
        try (var pool = Database.memory("opens").open("a test", 2);
                var connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void saysWhatIsWrongWithADatabaseThatCannotBeOpened(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("broken.mv.db"), "this is not a database");
        assertThatThrownBy(() -> Database.file(folder, "broken").open("the CRM's records", 2))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("The database of the CRM's records")
                .hasMessageContaining("broken")
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void neverShowsThePassword() {
        assertThat(new Database("jdbc:h2:mem:x", "sa", "s3cret")).asString().doesNotContain("s3cret");
    }

    @Test
    void whatAFileAcknowledgedSurvivesAKill(@TempDir Path folder) throws Exception {
        var database = Database.file(folder, "kept");
        makeTable(database);
        int acknowledged = lastAcknowledgedBeforeAKill(database.url());
        assertThat(numbersIn(database)).isGreaterThan(acknowledged);
    }

    @Test
    void whatH2AcknowledgesByItselfDoesNot(@TempDir Path folder) throws Exception {
        var database = Database.file(folder, "lost");
        makeTable(database);
        int acknowledged = lastAcknowledgedBeforeAKill(database.url().replace(";WRITE_DELAY=0", ""));
        assertThat(numbersIn(database)).isLessThanOrEqualTo(acknowledged);
    }

    private static void makeTable(Database database) throws SQLException {
        try (var pool = database.open("a test", 1);
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE acknowledged (n INT PRIMARY KEY)");
        }
    }

    private static int lastAcknowledgedBeforeAKill(String url) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Committer.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String last = "";
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line;
                if (line.equals("300")) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        return Integer.parseInt(last);
    }

    /** How many there are without a gap. */
    private static int numbersIn(Database database) throws SQLException {
        try (var pool = database.open("a test", 1);
                var connection = pool.getConnection();
                var numbers = connection.createStatement().executeQuery("SELECT n FROM acknowledged ORDER BY n")) {
            int expected = 0;
            while (numbers.next() && numbers.getInt(1) == expected) {
                expected++;
            }
            return expected;
        }
    }
}
