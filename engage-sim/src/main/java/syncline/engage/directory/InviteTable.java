package syncline.engage.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Connection;

/** Invites in the database, and the notifications of them. */
record InviteTable(Sql sql) {
    boolean isPending(String profileId, String username) throws SQLException {
        return !list(new InviteQuery(username, profileId, Invite.Status.PENDING, "", 1))
                .isEmpty();
    }

    Optional<Invite> find(String id) throws SQLException {
        return sql.list("select * from engage_invite where id = ?", InviteTable::read, id).stream()
                .findFirst();
    }

    List<Invite> list(InviteQuery query) throws SQLException {
        var where = new Where(query.after());
        where.equal("username", query.username());
        where.equal("profile_id", query.profileId());
        where.equal("status", query.status() == null ? null : word(query.status()));
        return sql.list("select * from engage_invite" + where.text(), InviteTable::read, where.values(query.limit()));
    }

    List<Notification> notifications(@Nullable String profileId, String after, int limit) throws SQLException {
        var where = new Where(after);
        where.equal("profile_id", profileId);
        return sql.list(
                "select * from engage_notification" + where.text(), InviteTable::readNotification, where.values(limit));
    }

    /** The id of a new invite; to be asked for once in a transaction. */
    String nextId() throws SQLException {
        String last = sql.list("select max(id) from engage_invite", r -> Optional.ofNullable(r.getString(1)))
                .getFirst()
                .orElse("EI0");
        return "EI%09d".formatted(Integer.parseInt(last.substring(2)) + 1);
    }

    void add(Invite invite) throws SQLException {
        sql.batch(
                "insert into engage_invite (id, profile_id, username, status, sent_at) values (?, ?, ?, ?, ?)",
                List.<Object[]>of(new Object[] {
                    invite.id(),
                    invite.profileId(),
                    invite.username(),
                    word(invite.status()),
                    Sql.millis(invite.sentAt())
                }));
    }

    void add(Notification told) throws SQLException {
        sql.batch("""
                insert into engage_notification (id, profile_id, invite_id, channel, content, sent_at)
                values (?, ?, ?, ?, ?, ?)
                """, List.<Object[]>of(new Object[] {
            told.id(), told.profileId(), told.inviteId(), word(told.channel()), told.text(), Sql.millis(told.sentAt())
        }));
    }

    void decline(String id, Instant at) throws SQLException {
        sql.batch(
                "update engage_invite set status = 'declined', answered_at = ? where id = ?",
                List.<Object[]>of(new Object[] {Sql.millis(at), id}));
    }

    /** Follows changed connections: whoever is connected has accepted, and whoever was has used the invite up. */
    void follow(Collection<Connection> changed, Instant at) throws SQLException {
        var connected = new ArrayList<Object[]>();
        var ended = new ArrayList<Object[]>();
        for (Connection c : changed) {
            (c.active() ? connected : ended).add(new Object[] {Sql.millis(at), c.profileId(), c.username()});
        }
        sql.batch("""
                update engage_invite set status = 'accepted', answered_at = ?
                where profile_id = ? and username = ? and status = 'pending'
                """, connected);
        sql.batch("""
                update engage_invite set status = 'used', answered_at = coalesce(answered_at, ?)
                where profile_id = ? and username = ? and status in ('pending', 'accepted')
                """, ended);
    }

    /** Nobody answers for a profile that lives no more. */
    void end(Collection<String> profileIds, Instant at) throws SQLException {
        sql.batch(
                "update engage_invite set status = 'used', answered_at = ? where profile_id = ? and status = 'pending'",
                profileIds.stream().map(id -> new Object[] {Sql.millis(at), id}).toList());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Invite read(ResultSet r) throws SQLException {
        return new Invite(
                r.getString("id"),
                r.getString("profile_id"),
                r.getString("username"),
                Invite.Status.valueOf(r.getString("status").toUpperCase(Locale.ROOT)),
                Sql.time(r, "sent_at"),
                Sql.timeOrNull(r, "answered_at"));
    }

    private static Notification readNotification(ResultSet r) throws SQLException {
        return new Notification(
                r.getString("id"),
                r.getString("profile_id"),
                r.getString("invite_id"),
                Notification.Channel.valueOf(r.getString("channel").toUpperCase(Locale.ROOT)),
                r.getString("content"),
                Sql.time(r, "sent_at"));
    }

    /** The condition of a list that is read on from an id, in the order of ids. */
    private static final class Where {
        private final StringBuilder text = new StringBuilder(" where id > ?");
        private final List<Object> values = new ArrayList<>();

        Where(String after) {
            values.add(after);
        }

        void equal(String column, @Nullable String value) {
            if (value != null) {
                text.append(" and ").append(column).append(" = ?");
                values.add(value);
            }
        }

        String text() {
            return text + " order by id limit ?";
        }

        Object[] values(int limit) {
            values.add(limit);
            return values.toArray();
        }
    }
}
