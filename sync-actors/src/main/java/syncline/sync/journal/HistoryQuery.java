package syncline.sync.journal;

import akka.actor.ActorRef;
import akka.persistence.PersistentRepr;
import akka.persistence.PersistentRepr$;
import akka.serialization.Serialization;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the events of many persistent actors at once. */
record HistoryQuery(Serialization serialization) {
    /** Joining the wanted ids costs one look into the index each. */
    private static final String SQL = """
            SELECT "persistence_id", "sequence_number", "ordering", "writer", "write_timestamp", "adapter_manifest",
                   "event_payload", "event_ser_id", "event_ser_manifest"
            FROM UNNEST(?) AS wanted(wanted_id) JOIN "event_journal" ON "persistence_id" = wanted_id
            WHERE NOT "deleted"
            ORDER BY "persistence_id", "sequence_number"
            """;

    /** The events of each of these actors that has any, in their order. */
    Map<String, List<StoredEvent>> read(Connection connection, Collection<String> persistenceIds) throws SQLException {
        var found = new HashMap<String, List<StoredEvent>>();
        try (var select = connection.prepareStatement(SQL)) {
            select.setArray(1, connection.createArrayOf("varchar", persistenceIds.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getString(1), id -> new ArrayList<>())
                            .add(event(rows));
                }
            }
        }
        return found;
    }

    private StoredEvent event(ResultSet row) throws SQLException {
        Object payload = serialization
                .deserialize(row.getBytes(7), row.getInt(8), row.getString(9))
                .get();
        PersistentRepr event = PersistentRepr$.MODULE$
                .apply(
                        payload,
                        row.getLong(2),
                        row.getString(1),
                        row.getString(6),
                        false,
                        ActorRef.noSender(),
                        row.getString(4))
                .withTimestamp(row.getLong(5));
        return new StoredEvent(row.getLong(3), event);
    }
}
