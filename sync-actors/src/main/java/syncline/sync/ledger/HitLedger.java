package syncline.sync.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import syncline.sync.clicks.Hit;

/**
 * How far Engage's log of hits was taken in, and which of its hits wait for another try, in SQL. Every call blocks and is one
 * transaction. Safe for use by many threads.
 */
public final class HitLedger {
    /** Most hits of one page. */
    public static final int PAGE = 500;

    private static final int LONGEST_MESSAGE = 1000;

    private final DataSource database;

    /** A ledger in a database that has its tables already. */
    public HitLedger(DataSource database) {
        this.database = database;
    }

    /**
     * How the ledger stands.
     *
     * @param upTo the place in Engage's log behind which nothing was taken in yet
     * @param taken hits taken in so far
     * @param waiting those of them that wait for another try
     */
    public record Standing(long upTo, long taken, long waiting) {}

    /** How it stands now. */
    public Standing standing() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT up_to, number_of, (SELECT COUNT(*) FROM waiting_hit) FROM hits_taken");
                var rows = select.executeQuery()) {
            rows.next();
            return new Standing(rows.getLong(1), rows.getLong(2), rows.getLong(3));
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    /**
     * A page of the hits that wait, in the order of the log.
     *
     * @param after only hits behind this place
     * @param upTo and up to this one
     */
    public List<Hit> waiting(long after, long upTo) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT seq, id, link, kind, at, ip, user_agent FROM waiting_hit WHERE seq > ? AND seq <= ?"
                                + " ORDER BY seq FETCH FIRST " + PAGE + " ROWS ONLY")) {
            select.setLong(1, after);
            select.setLong(2, upTo);
            var hits = new ArrayList<Hit>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    hits.add(hit(rows));
                }
            }
            return hits;
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    /**
     * New hits were taken in, in the order of the log. Nothing happens if they are in it already.
     *
     * @param waiting those of them that wait
     */
    public void taken(List<Hit> hits, List<WaitingHit> waiting) {
        transaction(connection -> {
            try (var move = connection.prepareStatement(
                    "UPDATE hits_taken SET up_to = ?, number_of = number_of + ? WHERE up_to < ?")) {
                long last = hits.getLast().seq();
                move.setLong(1, last);
                move.setLong(2, hits.size());
                move.setLong(3, last);
                if (move.executeUpdate() == 1) {
                    insert(connection, waiting);
                }
            }
        });
    }

    /** Hits that waited were tried again; {@code waiting} are those of them that still wait. */
    public void triedAgain(List<Hit> hits, List<WaitingHit> waiting) {
        transaction(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM waiting_hit WHERE seq = ?")) {
                for (Hit hit : hits) {
                    delete.setLong(1, hit.seq());
                    delete.addBatch();
                }
                delete.executeBatch();
            }
            insert(connection, waiting);
        });
    }

    private static void insert(Connection connection, List<WaitingHit> waiting) throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        try (var insert =
                connection.prepareStatement("INSERT INTO waiting_hit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (WaitingHit one : waiting) {
                var hit = one.hit();
                insert.setLong(1, hit.seq());
                insert.setString(2, hit.id());
                insert.setString(3, hit.link());
                insert.setString(4, hit.kind().name().toLowerCase(Locale.ROOT));
                insert.setLong(5, hit.at().toEpochMilli());
                insert.setString(6, hit.ip());
                insert.setString(7, hit.userAgent());
                insert.setInt(8, one.failures());
                insert.setString(9, one.errorType());
                insert.setString(10, cut(one.message()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }

    private static Hit hit(ResultSet row) throws SQLException {
        return new Hit(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                Hit.Kind.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getString(6),
                row.getString(7));
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void transaction(Work work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            work.on(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }
}
