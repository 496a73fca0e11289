package syncline.lab.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.UserError;

class DatabaseTest {
    private static final String PASSWORD = "S3cret-of-a-test";

    /** The error on opening it; it names data and place, and no password in any of its causes. */
    private static AbstractStringAssert<?> refused(Database database) {
        var error = catchThrowableOfType(UserError.class, () -> database.open("the CRM's records", 2));
        assertThat(Throwables.getStackTrace(error)).doesNotContain(PASSWORD);
        return assertThat(error.getMessage())
                .startsWith("The database of the CRM's records at " + database.place() + " cannot be opened: ");
    }

    private static Database at(String url) {
        return new Database(url, "postgres", PASSWORD);
    }

    @Test
    void opensADatabaseInMemory() throws SQLException {
        try (var pool = Database.memory("opens").open("a test", 2);
                var connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void givesEachPartASchemaOfItsOwnOnPostgres() throws SQLException {
        var both = TestPostgres.emptyDatabase();
        for (String part : new String[] {"one", "other", "one"}) {
            try (var pool = both.part(part).open("a test", 2);
                    var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                assertThat(connection.getSchema()).isEqualTo(part);
                statement.execute("CREATE TABLE IF NOT EXISTS thing_of_" + part + " (id INT)");
                assertThat(Columns.of(connection).tables()).containsOnlyKeys("thing_of_" + part);
            }
        }
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNoDatabase(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("broken.mv.db"), "this is not a database");
        refused(Database.file(folder, "broken")).contains("broken").contains("made by Syncline");
    }

    @Test
    void saysThatAFileIsInUse(@TempDir Path folder) throws Exception {
        try (var file = FileChannel.open(folder.resolve("held.mv.db"), CREATE, WRITE);
                var lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            refused(Database.file(folder, "held")).contains("another process uses the file");
        }
    }

    @Test
    void saysThatNoServerAnswers() {
        refused(at("jdbc:postgresql://127.0.0.1:1/x")).contains("no answer").contains("Check host and port");
    }

    @Test
    void saysThatThePasswordIsWrongWhereverItStands() {
        String server = TestPostgres.server().url();
        refused(at(server)).contains("the user postgres or the password is not accepted");
        refused(new Database(server, "postgres", "")).contains("is not accepted");
        refused(at(server + "?password=" + PASSWORD)).contains("is not accepted");
        refused(new Database("jdbc:h2:mem:x;PASSWORD=" + PASSWORD + "", "sa", ""))
                .contains("Duplicate property");
        refused(at("jdbc:unknown://someone:" + PASSWORD + "@host/x?password=" + PASSWORD))
                .contains("jdbc:unknown://host/x");
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        var server = TestPostgres.server();
        refused(new Database(server.url() + "_of_nobody", server.user(), server.password()))
                .contains("there is no such database");
    }

    @Test
    void saysThatARightIsMissingUnlessTheSchemaIsThere() throws SQLException {
        var owners = TestPostgres.emptyDatabase();
        TestPostgres.execute(owners, "CREATE ROLE guest LOGIN PASSWORD '" + PASSWORD + "'");
        TestPostgres.execute(owners, "CREATE SCHEMA known AUTHORIZATION guest");
        var guests = new Database(owners.url(), "guest", PASSWORD);
        refused(guests.part("crm"))
                .contains("the user guest may not create a schema")
                .contains("GRANT CREATE ON DATABASE");
        try (var pool = guests.part("known").open("a test", 1);
                var connection = pool.getConnection()) {
            assertThat(connection.getSchema()).isEqualTo("known");
        }
    }

    @Test
    void neverShowsThePassword() {
        assertThat(new Database("jdbc:h2:mem:x", "sa", "s3cret")).asString().doesNotContain("s3cret");
        assertThat(new Database("jdbc:postgresql://h/x?password=s3cret", "sa", ""))
                .asString()
                .isEqualTo("Database[jdbc:postgresql://h/x, user sa]");
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

    @Test
    void whatIsInMemoryIsForgottenAndNothingElse(@TempDir Path files) throws SQLException {
        for (Database database : List.of(Database.memory("forgotten"), Database.file(files, "kept"))) {
            try (var pool = database.open("a test", 2);
                    var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE thing (id INT)");
            }
            database.forget();
            try (var pool = database.open("a test", 2);
                    var connection = pool.getConnection()) {
                var thing = Columns.of(connection).table("thing");
                assertThat(thing.isEmpty()).isEqualTo(database.url().startsWith("jdbc:h2:mem:"));
            }
        }
        Database.memory("forgotten").forget();
    }
}
