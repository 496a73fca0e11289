package syncline.engage.directory;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import syncline.engage.population.User;

/** What else a directory keeps: users that joined later, and single values by name. */
record StateTable(Sql sql) {
    Optional<String> value(String name) throws SQLException {
        return sql.list("select content from engage_state where name = ?", r -> r.getString(1), name).stream()
                .findFirst();
    }

    void set(String name, String content) throws SQLException {
        clear(name);
        sql.batch(
                "insert into engage_state (name, content) values (?, ?)",
                List.<Object[]>of(new Object[] {name, content}));
    }

    void clear(String name) throws SQLException {
        sql.batch("delete from engage_state where name = ?", List.<Object[]>of(new Object[] {name}));
    }

    List<User> users() throws SQLException {
        return sql.list(
                "select username, first_name, last_name, email, vault, company from engage_user order by username",
                r -> new User(
                        r.getString(1),
                        r.getString(2),
                        r.getString(3),
                        r.getString(4),
                        r.getString(5),
                        r.getString(6)));
    }

    void add(User user) throws SQLException {
        sql.batch(
                "insert into engage_user (username, first_name, last_name, email, vault, company) values (?, ?, ?, ?, ?, ?)",
                List.<Object[]>of(new Object[] {
                    user.username(), user.firstName(), user.lastName(), user.email(), user.vault(), user.company()
                }));
    }

    List<String> inactiveUsers() throws SQLException {
        return sql.list("select username from engage_inactive_user", r -> r.getString(1));
    }

    void activate(String username, boolean active) throws SQLException {
        var row = List.<Object[]>of(new Object[] {username});
        sql.batch("delete from engage_inactive_user where username = ?", row);
        if (!active) {
            sql.batch("insert into engage_inactive_user (username) values (?)", row);
        }
    }

    /** The time of the last change of any record. */
    Optional<Instant> lastChange() throws SQLException {
        return sql.list("""
                        select max(m) as latest_change from (select max(modified_at) as m from engage_profile
                            union all select max(modified_at) as m from engage_connection) as latest
                        """, r -> Optional.ofNullable(Sql.timeOrNull(r, "latest_change")))
                .getFirst();
    }
}
