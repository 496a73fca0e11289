package syncline.engage.hits;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import syncline.engage.directory.DirectoryFailure;
import syncline.engage.directory.Sql;

/** Numbers hits and commits them, by one thread. It keeps its connection, and takes another one after a failure. */
final class HitWriter {
    private static final Logger LOG = LoggerFactory.getLogger(HitWriter.class);

    private final DataSource pool;
    private @Nullable Open open;
    private volatile HitCounts counts;

    private record Open(Connection connection, PreparedStatement insert) {
        void close() {
            try (connection;
                    insert) {
                connection.rollback();
            } catch (SQLException e) {
                LOG.warn("The connection that hits were written by could not be closed: {}", e.getMessage());
            }
        }
    }

    /** Goes on behind the last hit of a database. */
    HitWriter(DataSource pool) {
        this.pool = pool;
        try {
            this.counts = stored(pool);
        } catch (SQLException e) {
            throw new DirectoryFailure(e);
        }
    }

    HitCounts counts() {
        return counts;
    }

    /** Commits hits, all or none; false when the database did not say that it has them. */
    boolean commit(List<Hit> hits) {
        try {
            if (open == null) {
                open = open();
            }
            long seq = counts.lastSeq();
            for (Hit hit : hits) {
                HitTable.bind(open.insert(), ++seq, hit);
                open.insert().addBatch();
            }
            open.insert().executeBatch();
            open.connection().commit();
            counts = counts.plus(hits, seq);
            return true;
        } catch (SQLException | RuntimeException e) {
            LOG.error("{} hits could not be written; their visitors were told to come again", hits.size(), e);
            close();
            return false;
        }
    }

    void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    /** What was committed last before a failure only the database knows. */
    private Open open() throws SQLException {
        counts = stored(pool);
        Connection connection = pool.getConnection();
        try {
            connection.setAutoCommit(false);
            return new Open(connection, connection.prepareStatement(HitTable.INSERT));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static HitCounts stored(DataSource pool) throws SQLException {
        try (var connection = pool.getConnection()) {
            var table = new HitTable(new Sql(connection));
            return HitCounts.of(table.last(), table.countsByLabel());
        }
    }
}
