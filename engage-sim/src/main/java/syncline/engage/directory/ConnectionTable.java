package syncline.engage.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Connection;

/** The changed connections in the database. */
record ConnectionTable(Sql sql) {
    List<Connection> withIds(Collection<String> ids) throws SQLException {
        return ids.isEmpty()
                ? List.of()
                : sql.list("select * from engage_connection where id = any(?)", ConnectionTable::read, ids);
    }

    List<Connection> ofProfiles(Collection<String> profileIds) throws SQLException {
        return profileIds.isEmpty()
                ? List.of()
                : sql.list(
                        "select * from engage_connection where profile_id = any(?)", ConnectionTable::read, profileIds);
    }

    List<Connection> after(Position position, String vault, int slice, int slices, int limit) throws SQLException {
        return sql.list(
                """
                select * from engage_connection
                where modified_at >= ? and (modified_at > ? or id > ?) and vault = ? and mod(slice_hash, ?) = ?
                order by modified_at, id limit ?
                """,
                ConnectionTable::read,
                position.modifiedAt(),
                position.modifiedAt(),
                position.id(),
                vault,
                slices,
                slice,
                limit);
    }

    List<Connection> afterId(String id, String vault, int limit) throws SQLException {
        return sql.list(
                "select * from engage_connection where id > ? and vault = ? order by id limit ?",
                ConnectionTable::read,
                id,
                vault,
                limit);
    }

    /** The numbers of the profiles that have changed connections. */
    List<Integer> numbers() throws SQLException {
        return sql.list("select distinct number from engage_connection", r -> r.getInt(1));
    }

    void insert(int number, Collection<Connection> connections, Batch batch) {
        for (Connection c : connections) {
            var row = row(c);
            row.add(number);
            row.add(Slices.hash(c.profileId()));
            row.add(c.profileId());
            row.add(c.username());
            row.add(c.vault());
            row.add(c.company());
            batch.inserts.add(row.toArray());
        }
    }

    void update(Collection<Connection> connections, Batch batch) {
        connections.forEach(c -> batch.updates.add(row(c).toArray()));
    }

    /** Rows of connections that are waiting to be written. */
    static final class Batch {
        private final List<@Nullable Object[]> inserts = new ArrayList<>();
        private final List<@Nullable Object[]> updates = new ArrayList<>();
    }

    void write(Batch batch) throws SQLException {
        sql.batch("""
                insert into engage_connection (revision, modified_at, active, connected_at, disconnected_at, id, number, slice_hash,
                    profile_id, username, vault, company)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, batch.inserts);
        sql.batch("""
                update engage_connection set revision = ?, modified_at = ?, active = ?, connected_at = ?, disconnected_at = ?
                where id = ?
                """, batch.updates);
    }

    private static List<@Nullable Object> row(Connection c) {
        var row = new ArrayList<@Nullable Object>();
        row.add(c.revision());
        row.add(Sql.millis(c.modifiedAt()));
        row.add(c.active());
        row.add(Sql.millis(c.connectedAt()));
        row.add(Sql.millisOrNull(c.disconnectedAt()));
        row.add(c.id());
        return row;
    }

    private static Connection read(ResultSet r) throws SQLException {
        return new Connection(
                r.getString("id"),
                r.getInt("revision"),
                Sql.time(r, "modified_at"),
                r.getString("profile_id"),
                r.getString("username"),
                r.getString("vault"),
                r.getString("company"),
                r.getBoolean("active"),
                Sql.time(r, "connected_at"),
                Sql.timeOrNull(r, "disconnected_at"));
    }
}
