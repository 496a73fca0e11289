package syncline.lab.db;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/**
 * One PostgreSQL server for all tests of a JVM, started when the first test asks for it. Its databases order texts as a language
 * does, like many a server: what wants the order of bytes has to say so.
 */
public final class TestPostgres {
    private static final PostgresServer SERVER = PostgresServer.temporary().untilExit();
    private static final Database SHARED = emptyDatabase();

    private TestPostgres() {}

    /** The server's main database, whose user may do everything. */
    public static Database server() {
        return SERVER.database();
    }

    /** An empty schema, for one part. */
    public static Database empty() {
        return SHARED.part(name());
    }

    /** An empty database, for several parts. */
    public static Database emptyDatabase() {
        String name = name();
        execute(server(), "CREATE DATABASE " + name + " TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'");
        return new Database(server().url().replaceFirst("[^/]*$", name), server().user(), server().password());
    }

    /** Runs a statement of SQL. */
    public static void execute(Database database, String sql) {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name() {
        return "test_" + UUID.randomUUID().toString().replace("-", "");
    }
}
