package syncline.engage.links;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.Sql;

/** Links in the database. */
record LinkTable(Sql sql) {
    /** The number of the link made last; 0 before the first. */
    int last() throws SQLException {
        return sql.list("select coalesce(max(number), 0) from engage_link", r -> r.getInt(1))
                .getFirst();
    }

    void add(List<Link> links) throws SQLException {
        sql.batch("""
                insert into engage_link (number, kind, token, username, vault, account, via, details, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, links.stream().map(LinkTable::row).toList());
    }

    /** What a device knows a share by. */
    record Share(String username, String mobileId) {}

    /** The links that were made for these wishes before. */
    Map<Share, Link> shared(List<Links.Wanted> wishes) throws SQLException {
        var mobileIds = wishes.stream()
                .flatMap(wish -> Stream.ofNullable(wish.mobileId()))
                .distinct()
                .toList();
        var found = new HashMap<Share, Link>();
        if (!mobileIds.isEmpty()) {
            sql.list(
                            """
                    select l.*, s.mobile_id, s.username as sharer
                    from unnest(?) as wanted(wanted_id)
                    join engage_share s on s.mobile_id = wanted_id join engage_link l on l.number = s.link
                    """,
                            r -> Map.entry(new Share(r.getString("sharer"), r.getString("mobile_id")), read(r)),
                            mobileIds)
                    .forEach(share -> found.put(share.getKey(), share.getValue()));
        }
        return found;
    }

    void add(Map<Share, Link> shares) throws SQLException {
        sql.batch(
                "insert into engage_share (username, mobile_id, link) values (?, ?, ?)",
                shares.entrySet().stream()
                        .map(s -> new @Nullable Object[] {
                            s.getKey().username(),
                            s.getKey().mobileId(),
                            s.getValue().number()
                        })
                        .toList());
    }

    Optional<Link> withToken(String token) throws SQLException {
        return sql.list("select * from engage_link where token = ?", LinkTable::read, token).stream()
                .findFirst();
    }

    Optional<Link> withNumber(int number) throws SQLException {
        return sql.list("select * from engage_link where number = ?", LinkTable::read, number).stream()
                .findFirst();
    }

    /** Those with a short link, in the order they were made. */
    List<Link> after(int number, int limit) throws SQLException {
        return sql.list(
                "select * from engage_link where number > ? and token is not null order by number limit ?",
                LinkTable::read,
                number,
                limit);
    }

    private static @Nullable Object[] row(Link link) {
        return new @Nullable Object[] {
            link.number(),
            link.kind().name().toLowerCase(Locale.ROOT),
            link.token(),
            link.username(),
            link.vault(),
            link.account(),
            link.via(),
            link.details(),
            Sql.millis(link.madeAt())
        };
    }

    private static Link read(ResultSet r) throws SQLException {
        return new Link(
                r.getInt("number"),
                Link.Kind.valueOf(r.getString("kind").toUpperCase(Locale.ROOT)),
                r.getString("token"),
                r.getString("username"),
                r.getString("vault"),
                r.getString("account"),
                r.getString("via"),
                r.getString("details"),
                Sql.time(r, "made_at"),
                Sql.timeOrNull(r, "expired_at"));
    }
}
