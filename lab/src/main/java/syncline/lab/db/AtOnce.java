package syncline.lab.db;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Connections to an H2 database in a file whose statements come into the file all at once: H2 has no transactions of statements that
 * make tables, and a start that was killed must not leave half of them.
 *
 * @param pool of connections that write each statement for itself
 */
record AtOnce(HikariDataSource pool) {
    private static final Pattern AT_EACH_COMMIT = Pattern.compile(";WRITE_DELAY=0(?=;|$)");
    /** Milliseconds that are never over before the scripts are. */
    private static final String LATER = ";WRITE_DELAY=3600000";

    /** Connections whose statements stay out of the file until {@link #write}; of another database than one in a file those of the pool. */
    DataSource connections() {
        if (!writesAtEachCommit()) {
            return pool;
        }
        var later = new JdbcDataSource();
        later.setUrl(AT_EACH_COMMIT.matcher(pool.getJdbcUrl()).replaceFirst(LATER));
        later.setUser(pool.getUsername());
        later.setPassword(pool.getPassword());
        return later;
    }

    /** Writes what was done, and from now on each statement for itself. */
    void write() throws SQLException {
        if (writesAtEachCommit()) {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("SET WRITE_DELAY 0");
            }
        }
    }

    private boolean writesAtEachCommit() {
        return AT_EACH_COMMIT.matcher(pool.getJdbcUrl()).find();
    }
}
