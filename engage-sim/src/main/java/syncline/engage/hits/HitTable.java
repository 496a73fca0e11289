package syncline.engage.hits;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import syncline.engage.directory.Sql;

/** Hits in the database. */
record HitTable(Sql sql) {
    static final String INSERT =
            "insert into engage_hit (seq, link, opened_at, ip, user_agent, pushed, label) values (?, ?, ?, ?, ?, ?, ?)";

    private static final String WITH_LINKS = "from engage_hit h join engage_link l on l.number = h.link ";

    static void bind(PreparedStatement insert, long seq, Hit hit) throws SQLException {
        insert.setLong(1, seq);
        insert.setInt(2, hit.link());
        insert.setLong(3, hit.openedAt());
        insert.setString(4, hit.ip());
        insert.setString(5, hit.userAgent());
        insert.setBoolean(6, hit.pushed());
        insert.setShort(7, hit.label().code());
    }

    /** The greatest number of a hit; 0 before the first. */
    long last() throws SQLException {
        return sql.list("select coalesce(max(seq), 0) from engage_hit", r -> r.getLong(1))
                .getFirst();
    }

    Map<Label, Long> countsByLabel() throws SQLException {
        var counts = new EnumMap<Label, Long>(Label.class);
        sql.list(
                "select label, count(*) from engage_hit group by label",
                r -> counts.put(Label.of(r.getInt(1)), r.getLong(2)));
        return counts;
    }

    List<StoredHit> after(long seq, int limit) throws SQLException {
        return sql.list(
                "select h.seq, h.link, l.token, l.kind, h.opened_at, h.ip, h.user_agent "
                        + WITH_LINKS
                        + "where h.seq > ? order by h.seq limit ?",
                HitTable::read,
                seq,
                limit);
    }

    List<LinkHits> byLink(int link, int limit) throws SQLException {
        return sql.list(
                "select h.link, l.kind, count(*) "
                        + WITH_LINKS
                        + "where h.link > ? group by h.link, l.kind order by h.link limit ?",
                r -> LinkHits.of(r.getInt(1), StoredHit.Kind.of(r.getString(2)), r.getLong(3)),
                link,
                limit);
    }

    List<Push> pushes(String username, long seq, int limit) throws SQLException {
        return sql.list(
                "select h.seq, h.link, l.username, h.opened_at "
                        + WITH_LINKS
                        + "where h.pushed and l.username = ? and h.seq > ? order by h.seq limit ?",
                r -> new Push(r.getLong(1), r.getInt(2), r.getString(3), Instant.ofEpochMilli(r.getLong(4))),
                username,
                seq,
                limit);
    }

    private static StoredHit read(ResultSet r) throws SQLException {
        return new StoredHit(
                r.getLong(1),
                r.getInt(2),
                r.getString(3),
                StoredHit.Kind.of(r.getString(4)),
                Instant.ofEpochMilli(r.getLong(5)),
                r.getString(6),
                r.getString(7));
    }
}
