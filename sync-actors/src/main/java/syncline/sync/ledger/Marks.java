package syncline.sync.ledger;

import java.sql.SQLException;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** How far the syncs have come in what they must not skip, kept in SQL. Every call blocks and is one transaction. */
public final class Marks {
    private final DataSource database;

    /** What a mark is about. */
    public enum Mark {
        /** The journal's position at the start of the oldest sync that ended early and was not made up for since; no mark, no such sync. */
        UNFINISHED("unfinished"),
        /** The start of the last sync that followed account merges to its end, in milliseconds of lab time (B17). */
        MERGES_FOLLOWED("merges-followed");

        private final String label;

        Mark(String label) {
            this.label = label;
        }
    }

    /** Marks in a database that has their table already. */
    public Marks(DataSource database) {
        this.database = database;
    }

    /** The value of a mark, empty if it is not set. */
    public OptionalLong get(Mark mark) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT reached FROM sync_mark WHERE label = ?")) {
            select.setString(1, mark.label);
            try (var rows = select.executeQuery()) {
                return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    /** Sets a mark, or moves it. */
    public void set(Mark mark, long reached) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var delete = connection.prepareStatement("DELETE FROM sync_mark WHERE label = ?");
                    var insert = connection.prepareStatement("INSERT INTO sync_mark (label, reached) VALUES (?, ?)")) {
                delete.setString(1, mark.label);
                delete.executeUpdate();
                insert.setString(1, mark.label);
                insert.setLong(2, reached);
                insert.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    /** Takes a mark away. */
    public void clear(Mark mark) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("DELETE FROM sync_mark WHERE label = ?")) {
            delete.setString(1, mark.label);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }
}
