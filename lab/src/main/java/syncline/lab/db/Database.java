package syncline.lab.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import syncline.lab.UserError;

/**
 * Where one part of the lab keeps its data.
 *
 * @param url a JDBC address
 * @param user who connects
 * @param password the user's password; never shown
 */
public record Database(String url, String user, String password) {

    /** An H2 database in this JVM's memory; it lives until the JVM ends or {@code SHUTDOWN} is sent. */
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
     * Opens a pool of connections and tries one.
     *
     * @param name what the data is, as a person would say it: "the CRM's records"
     * @param connections how many at most, also the bound of work that waits in the database
     * @throws UserError if the database cannot be opened
     */
    public HikariDataSource open(String name, int connections) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new UserError(
                    "The database of %s at %s cannot be opened: %s. Check the address, and that no other Syncline uses it."
                            .formatted(name, url, firstLine(why)),
                    e);
        }
    }

    @Override
    public String toString() {
        return "Database[" + url + ", user " + user + "]";
    }

    private static String firstLine(Throwable why) {
        String message = String.valueOf(why.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
