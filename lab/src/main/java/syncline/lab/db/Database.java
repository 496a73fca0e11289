package syncline.lab.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import syncline.lab.UserError;

/**
 * Where one part of the lab keeps its data: an H2 or a PostgreSQL database.
 *
 * @param url a JDBC address
 * @param user who connects
 * @param password the user's password; never shown
 */
public record Database(String url, String user, String password) {
    private static final Pattern SCHEMA = Pattern.compile("[?&]currentSchema=([^&]+)");

    /** An H2 database in this JVM's memory; it lives until it is {@linkplain #forget forgotten} or the JVM ends. */
    public static Database memory(String name) {
        return new Database("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE", "sa", "");
    }

    /**
     * An H2 database in the file {@code folder/name.mv.db}. A commit is in the file before it is acknowledged: with H2's own delay of
     * half a second, a killed process would lose the last ones.
     */
    public static Database file(Path folder, String name) {
        return new Database(
                "jdbc:h2:file:" + folder.toAbsolutePath().resolve(name) + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0",
                "sa",
                "");
    }

    /**
     * This database for one part among others: on PostgreSQL a schema of its own, made when it is opened; on H2 the parts share the one
     * schema, and their tables differ by name.
     *
     * @param name a plain word in lower case, without quotes
     */
    public Database part(String name) {
        if (!isPostgres()) {
            return this;
        }
        char next = url.contains("?") ? '&' : '?';
        return new Database(url + next + "currentSchema=" + name + "&reWriteBatchedInserts=true", user, password);
    }

    /**
     * Ends a database in memory, and with it all that is in it; any other is left as it is.
     *
     * @throws IllegalStateException if it cannot be reached
     */
    public void forget() {
        if (!url.startsWith("jdbc:h2:mem:")) {
            return;
        }
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new IllegalStateException("The database at " + place() + " cannot be ended.", e);
        }
    }

    /** Whether this is PostgreSQL; if not, it is H2. */
    public boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }

    /** The address as a person may see it: without the options at its end, which may hold a password. */
    public String place() {
        return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
    }

    /**
     * Opens a pool of connections and tries one.
     *
     * @param name what the data is, as a person would say it: "the CRM's records"
     * @param connections how many at most, also the bound of work that waits in the database
     * @throws UserError if the database cannot be opened
     */
    public HikariDataSource open(String name, int connections) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        HikariDataSource pool = null;
        try {
            config.setJdbcUrl(url);
            pool = new HikariDataSource(config);
            createSchema(pool);
            return pool;
        } catch (RuntimeException | SQLException e) {
            if (pool != null) {
                pool.close();
            }
            throw CannotOpen.error(name, this, e);
        }
    }

    /** The schema that PostgreSQL is to use, if the address names one: the last one named counts. */
    private Optional<String> schema() {
        return isPostgres()
                ? SCHEMA.matcher(url)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .reduce((first, last) -> last)
                : Optional.empty();
    }

    /** Asked for first, because who may not make a schema may still use one that is there. */
    private void createSchema(HikariDataSource pool) throws SQLException {
        if (schema().isEmpty()) {
            return;
        }
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            if (connection.getSchema() == null) {
                statement.execute("CREATE SCHEMA " + statement.enquoteIdentifier(schema().get(), true));
            }
        }
    }

    @Override
    public String toString() {
        return "Database[" + place() + ", user " + user + "]";
    }
}
