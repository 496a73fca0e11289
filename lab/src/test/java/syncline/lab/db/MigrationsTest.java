package syncline.lab.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import syncline.lab.UserError;

class MigrationsTest {
    private static final Migrations EXAMPLE = new Migrations("example", "the example", "thing");

    static Stream<Database> both() {
        return Stream.of(TestDatabase.values()).map(TestDatabase::empty);
    }

    private static String thing(Database database) {
        return "CREATE TABLE thing (name VARCHAR(100) PRIMARY KEY, content %s)"
                .formatted(database.isPostgres() ? "BYTEA" : "VARBINARY(1048576)");
    }

    private static void execute(DataSource pool, String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int things(HikariDataSource pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(name), COUNT(colour) FROM thing")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void makesTheTablesOnceAndLeavesThemToTheNextStart(Database database) throws SQLException {
        try (var pool = database.open("the example", 2)) {
            EXAMPLE.run(pool);
            execute(pool, "INSERT INTO thing VALUES ('a', '', 'red')");
            EXAMPLE.run(pool);
            assertThat(things(pool)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void leadsRowsOfAnOldVersionToTheNewOne(Database database) throws SQLException {
        try (var pool = database.open("the example", 2)) {
            EXAMPLE.to(MigrationVersion.fromVersion("1"), pool);
            execute(pool, "INSERT INTO thing VALUES ('a', '')");
            EXAMPLE.run(pool);
            assertThat(things(pool)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void takesOverWhatWasMadeBeforeVersionsWereKept(Database database) throws SQLException {
        try (var pool = database.open("the example", 2)) {
            execute(pool, thing(database));
            execute(pool, "CREATE TABLE of_another_part (id INT)");
            execute(pool, "INSERT INTO thing VALUES ('a', '')");
            EXAMPLE.run(pool);
            assertThat(things(pool)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void takesOverNothingElse(Database database) throws SQLException {
        try (var pool = database.open("the example", 2)) {
            execute(pool, thing(database).replace("100", "99"));
            assertThatThrownBy(() -> EXAMPLE.run(pool))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("The tables of the example at " + database.place())
                    .hasMessageContaining(
                            "have no version and are not those of version 1: the table thing has other columns")
                    .hasMessageContaining("Use the Syncline that made them");
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void refusesTablesOfANewerVersion(Database database) throws SQLException {
        try (var pool = database.open("the example", 2)) {
            EXAMPLE.run(pool);
            execute(pool, "UPDATE \"example_versions\" SET \"version\" = '9' WHERE \"version\" = '2'");
            assertThatThrownBy(() -> EXAMPLE.run(pool))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("are of version 9, and this Syncline knows them up to version 2");
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void refusesTablesOfAnAlteredVersion(Database database) throws SQLException {
        try (var pool = database.open("the example", 2)) {
            EXAMPLE.run(pool);
            execute(pool, "UPDATE \"example_versions\" SET \"checksum\" = 1 WHERE \"version\" = '1'");
            assertThatThrownBy(() -> EXAMPLE.run(pool))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("were altered: they are of version 2");
        }
    }

    @Test
    void aStartThatIsKilledLeavesAllTablesInTheFileOrNone(@TempDir Path folder) throws SQLException {
        try (var pool = Database.file(folder, "example").open("the example", 3)) {
            execute(pool, "CREATE TABLE made_before (id INT)");
            var atOnce = new AtOnce(pool);
            execute(atOnce.connections(), "CREATE TABLE one (id INT)");
            execute(atOnce.connections(), "CREATE TABLE two (id INT)");
            assertThat(inFile(folder, "half-way")).containsExactly("made_before");
            atOnce.write();
            assertThat(inFile(folder, "done")).containsExactlyInAnyOrder("made_before", "one", "two");
            execute(pool, "CREATE TABLE made_after (id INT)");
            assertThat(inFile(folder, "later")).hasSize(4);
        }
    }

    /** Without more ado H2 writes each statement for itself. */
    @Test
    void otherwiseEachTableIsInTheFileAtOnce(@TempDir Path folder) throws SQLException {
        try (var pool = Database.file(folder, "example").open("the example", 3)) {
            execute(pool, "CREATE TABLE one (id INT)");
            assertThat(inFile(folder, "half-way")).containsExactly("one");
        }
    }

    /** The tables that a process would find if this one were killed now. */
    private static Set<String> inFile(Path folder, String copy) {
        try {
            Files.copy(folder.resolve("example.mv.db"), folder.resolve(copy + ".mv.db"));
            try (var pool = Database.file(folder, copy).open("a copy", 1);
                    var connection = pool.getConnection()) {
                return Columns.of(connection).tables().keySet();
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
