package syncline.engage.links;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
