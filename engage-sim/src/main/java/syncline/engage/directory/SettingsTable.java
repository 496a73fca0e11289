package syncline.engage.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings of Vaults, and groups with their settings and members, in the database. */
record SettingsTable(Sql sql) {
    ConnectSettings ofVault(String vault) throws SQLException {
        return sql
                .list(
                        "select * from engage_vault_settings where vault = ?",
                        r -> new ConnectSettings(
                                r.getBoolean("digital_business_card"), channel(r), r.getBoolean("push"), branding(r)),
                        vault)
                .stream()
                .findFirst()
                .orElse(ConnectSettings.DEFAULT);
    }

    void set(String vault, ConnectSettings settings) throws SQLException {
        sql.batch("delete from engage_vault_settings where vault = ?", List.<Object[]>of(new Object[] {vault}));
        sql.batch("""
                insert into engage_vault_settings (vault, digital_business_card, communication_channel, push, company, color)
                values (?, ?, ?, ?, ?, ?)
                """, List.<@Nullable Object[]>of(new @Nullable Object[] {
            vault,
            settings.digitalBusinessCard(),
            word(settings.communicationChannel()),
            settings.push(),
            settings.branding().company(),
            settings.branding().color()
        }));
    }

    /** The group of a user, with no other member than this one. */
    Optional<ConnectGroup> groupOf(String username) throws SQLException {
        return sql.list("""
                        select g.* from engage_group g join engage_group_member m on m.group_name = g.name where m.username = ?
                        """, r -> read(r, List.of(username)), username).stream().findFirst();
    }

    List<ConnectGroup> groups() throws SQLException {
        Map<String, List<String>> members = new HashMap<>();
        sql.list(
                "select group_name, username from engage_group_member order by username",
                r -> members.computeIfAbsent(r.getString(1), name -> new ArrayList<>())
                        .add(r.getString(2)));
        return sql.list(
                "select * from engage_group order by name",
                r -> read(r, members.getOrDefault(r.getString("name"), List.of())));
    }

    void replace(List<ConnectGroup> groups) throws SQLException {
        var one = List.<Object[]>of(new Object[] {});
        sql.batch("delete from engage_group_member", one);
        sql.batch("delete from engage_group", one);
        var rows = new ArrayList<@Nullable Object[]>();
        var members = new ArrayList<@Nullable Object[]>();
        for (ConnectGroup group : groups) {
            rows.add(new @Nullable Object[] {
                group.name(),
                group.digitalBusinessCard(),
                word(group.communicationChannel()),
                group.push(),
                group.branding().company(),
                group.branding().color()
            });
            group.members().forEach(member -> members.add(new Object[] {member, group.name()}));
        }
        sql.batch("""
                insert into engage_group (name, digital_business_card, communication_channel, push, company, color)
                values (?, ?, ?, ?, ?, ?)
                """, rows);
        sql.batch("insert into engage_group_member (username, group_name) values (?, ?)", members);
    }

    private static ConnectGroup read(ResultSet r, List<String> members) throws SQLException {
        return new ConnectGroup(
                r.getString("name"),
                members,
                yesOrNull(r, "digital_business_card"),
                channel(r),
                yesOrNull(r, "push"),
                branding(r));
    }

    private static @Nullable Boolean yesOrNull(ResultSet r, String column) throws SQLException {
        boolean yes = r.getBoolean(column);
        return r.wasNull() ? null : yes;
    }

    private static Branding branding(ResultSet r) throws SQLException {
        return new Branding(r.getString("company"), r.getString("color"));
    }

    private static Channel channel(ResultSet r) throws SQLException {
        return Channel.valueOf(r.getString("communication_channel").toUpperCase(Locale.ROOT));
    }

    private static String word(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT);
    }
}
