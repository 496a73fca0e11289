package syncline.engage.directory;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.User;

/** The settings of Engage Connect, by Vault and by group. They are kept in the directory's database. Safe for use by many threads. */
public final class ConnectConfiguration {
    private final Directory directory;

    public ConnectConfiguration(Directory directory) {
        this.directory = directory;
    }

    /**
     * What holds for a user.
     *
     * @param group the group it comes from; null when it is the Vault's
     */
    public record OfUser(String username, @Nullable String group, ConnectSettings settings) {}

    /**
     * What holds for a user: the settings of the user's group, or of the Vault for a user in no group.
     *
     * @throws Refusal if there is no such user
     */
    public OfUser of(String username) {
        User user = directory.user(username);
        return read(table -> of(user, table));
    }

    private static OfUser of(User user, SettingsTable table) throws SQLException {
        var group = table.groupOf(user.username());
        return group.isPresent()
                ? new OfUser(user.username(), group.get().name(), group.get().settings())
                : new OfUser(user.username(), null, table.ofVault(user.vault()));
    }

    /**
     * The settings of a Vault.
     *
     * @throws Refusal if no Vault has this name
     */
    public ConnectSettings ofVault(String vault) {
        directory.companyOf(vault);
        return read(table -> table.ofVault(vault));
    }

    /**
     * Changes the settings of a Vault.
     *
     * @throws Refusal if no Vault has this name
     */
    public ConnectSettings set(String vault, ConnectSettings settings) {
        directory.companyOf(vault);
        return directory.write(Set.of(), desk -> {
            desk.settings().set(vault, settings);
            directory.cardsChange(desk);
            return settings;
        });
    }

    /** All groups, by name, with their members by username. */
    public List<ConnectGroup> groups() {
        return read(SettingsTable::groups);
    }

    /**
     * Replaces all groups.
     *
     * @throws Refusal if two groups have one name, a user does not exist, or a user is in more than one group
     */
    public List<ConnectGroup> replace(List<ConnectGroup> groups) {
        check(groups);
        return directory.write(Set.of(), desk -> {
            desk.settings().replace(groups);
            directory.cardsChange(desk);
            return groups;
        });
    }

    private void check(List<ConnectGroup> groups) {
        var names = new HashSet<String>();
        var groupOf = new HashMap<String, String>();
        for (ConnectGroup group : groups) {
            if (!names.add(group.name())) {
                throw new Refusal(Refusal.Kind.INVALID, "There are two groups named " + group.name() + ".");
            }
            for (String member : group.members()) {
                directory.user(member);
                String other = groupOf.put(member, group.name());
                if (other != null) {
                    throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            "%s cannot be in %s: a user is in at most one group, and this one is in %s."
                                    .formatted(member, group.name(), other));
                }
            }
        }
    }

    private interface Read<T> {
        T of(SettingsTable table) throws SQLException;
    }

    private <T> T read(Read<T> reading) {
        try (Snapshot snapshot = directory.snapshot()) {
            return reading.of(new SettingsTable(snapshot.sql()));
        } catch (SQLException e) {
            throw new DirectoryFailure(e);
        }
    }
}
