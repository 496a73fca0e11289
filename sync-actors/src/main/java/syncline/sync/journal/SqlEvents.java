package syncline.sync.journal;

import akka.serialization.Serialization;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import syncline.lab.UserError;

/** All events of a journal in the order in which they were stored, a page at a time. It changes nothing. Every call blocks. */
public final class SqlEvents {
    private static final int PAGE = 1000;
    private static final String SQL = """
            SELECT "ordering", "persistence_id", "event_payload", "event_ser_id", "event_ser_manifest"
            FROM "event_journal" WHERE "ordering" > ? AND "ordering" <= ? AND NOT "deleted"
            ORDER BY "ordering" FETCH FIRST %d ROWS ONLY
            """.formatted(PAGE);

    private final DataSource database;
    private final Serialization serialization;

    /** The journal in a database that has its tables already. */
    public SqlEvents(DataSource database, Serialization serialization) {
        this.database = database;
        this.serialization = serialization;
    }

    /**
     * An event.
     *
     * @param ordering its place among all events
     * @param persistenceId whose it is
     */
    public record Stored(long ordering, String persistenceId, Object event) {}

    /**
     * The next events after one place and up to another; none behind the last.
     *
     * @throws JournalUnavailable if the database fails
     * @throws UserError if an event is none that this Syncline knows
     */
    public List<Stored> page(long after, long upTo) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SQL)) {
            select.setLong(1, after);
            select.setLong(2, upTo);
            try (var rows = select.executeQuery()) {
                var page = new ArrayList<Stored>();
                while (rows.next()) {
                    page.add(new Stored(rows.getLong(1), rows.getString(2), event(rows)));
                }
                return page;
            }
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    private Object event(ResultSet rows) throws SQLException {
        var event = serialization.deserialize(rows.getBytes(3), rows.getInt(4), rows.getString(5));
        if (event.isSuccess()) {
            return event.get();
        }
        throw new UserError(
                "Event %d of the journal, of %s, cannot be read here. Read it with the Syncline that wrote it."
                        .formatted(rows.getLong(1), rows.getString(2)),
                event.failed().get());
    }
}
