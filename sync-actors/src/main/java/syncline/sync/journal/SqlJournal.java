package syncline.sync.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.RecordEvent;

/** The journal plugin's table, read by SQL. */
public final class SqlJournal implements Journal {
    private static final int PAGE = 500;

    /** The serializer names an event by its class; the index of persistence ids tells whether another one followed. */
    private static final String WAITING = """
            SELECT e."ordering", e."persistence_id" FROM "event_journal" e
            WHERE e."ordering" > ? AND e."ordering" <= ? AND e."persistence_id" LIKE ?
              AND e."event_ser_manifest" IN (?, ?, ?)
              AND NOT EXISTS (
                SELECT 1 FROM "event_journal" newer
                WHERE newer."persistence_id" = e."persistence_id" AND newer."sequence_number" > e."sequence_number")
            ORDER BY e."ordering" FETCH FIRST %d ROWS ONLY
            """.formatted(PAGE);

    private static final List<Class<? extends RecordEvent>> UNFINISHED =
            List.of(RecordEvent.WriteStarted.class, RecordEvent.WriteFailed.class, RecordEvent.HeldBack.class);

    private final DataSource database;

    /** The journal in a database that has its tables already. */
    public SqlJournal(DataSource database) {
        this.database = database;
    }

    @Override
    public long end() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT MAX(\"ordering\") FROM \"event_journal\"");
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    @Override
    public Page waiting(CrmObject object, long after, long upTo) {
        String kind = RecordId.kind(object);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(WAITING)) {
            select.setLong(1, after);
            select.setLong(2, upTo);
            select.setString(3, kind + "%");
            for (int i = 0; i < UNFINISHED.size(); i++) {
                select.setString(4 + i, UNFINISHED.get(i).getName());
            }
            try (var rows = select.executeQuery()) {
                return page(rows, kind, after);
            }
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    private static Page page(ResultSet rows, String kind, long after) throws SQLException {
        var ids = new ArrayList<String>();
        long position = after;
        while (rows.next()) {
            position = rows.getLong(1);
            ids.add(rows.getString(2).substring(kind.length()));
        }
        return new Page(ids, position);
    }
}
