package syncline.engage.directory;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Connection;
import syncline.engage.population.User;

/** The invites that end users send and HCPs answer. They are kept in the directory's database. Safe for use by many threads. */
public final class Invites {
    private final Directory directory;

    public Invites(Directory directory) {
        this.directory = directory;
    }

    /**
     * Invites a profile to connect with a user, and tells the HCP in the app and by e-mail.
     *
     * @throws Refusal if there is no such living profile or no such user, they are connected, or an invite is pending
     */
    public Invite send(String profileId, String username) {
        User user = directory.user(username);
        return directory.write(Set.of(profileId), desk -> {
            Dossier dossier = desk.living(profileId);
            if (dossier.connectionTo(username).filter(Connection::active).isPresent()) {
                throw new Refusal(Refusal.Kind.CONFLICT, "%s and %s are connected.".formatted(profileId, username));
            }
            InviteTable table = desk.invites();
            if (table.isPending(profileId, username)) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "%s has invited %s before and has no answer yet.".formatted(username, profileId));
            }
            var invite = new Invite(table.nextId(), profileId, username, Invite.Status.PENDING, desk.now(), null);
            table.add(invite);
            String text = "%s %s would like to connect with you.".formatted(user.firstName(), user.lastName());
            tell(table, invite, "1", Notification.Channel.IN_APP, text);
            tell(table, invite, "2", Notification.Channel.EMAIL, text);
            return invite;
        });
    }

    /**
     * The HCP accepts, which connects the two.
     *
     * @throws Refusal if there is no such invite, it is no longer pending, or its user is gone
     */
    public Invite accept(String inviteId) {
        Invite invite = known(inviteId);
        User user = directory.user(invite.username());
        return directory.write(Set.of(invite.profileId()), desk -> {
            pending(desk, inviteId);
            desk.put(desk.connected(desk.living(invite.profileId()), user));
            return answered(invite, Invite.Status.ACCEPTED, desk);
        });
    }

    /**
     * The HCP declines.
     *
     * @throws Refusal if there is no such invite or it is no longer pending
     */
    public Invite decline(String inviteId) {
        return directory.write(Set.of(), desk -> {
            Invite invite = pending(desk, inviteId);
            desk.invites().decline(invite.id(), desk.now());
            return answered(invite, Invite.Status.DECLINED, desk);
        });
    }

    /** Invites in the order they were sent. */
    public List<Invite> list(InviteQuery query) {
        return read(table -> table.list(query));
    }

    /**
     * What HCPs were told, in the order they were told.
     *
     * @param profileId null for all profiles
     * @param after only notifications with a greater id
     * @param limit most notifications, at least 1
     */
    public List<Notification> notifications(@Nullable String profileId, String after, int limit) {
        return read(table -> table.notifications(profileId, after, limit));
    }

    private static void tell(InviteTable table, Invite invite, String suffix, Notification.Channel channel, String text)
            throws SQLException {
        String id = invite.id() + "-" + suffix;
        table.add(new Notification(id, invite.profileId(), invite.id(), channel, text, invite.sentAt()));
    }

    private Invite known(String inviteId) {
        return read(table -> table.find(inviteId)).orElseThrow(() -> unknown(inviteId));
    }

    private static Invite pending(DatabaseDesk desk, String inviteId) throws SQLException {
        Invite invite = desk.invites().find(inviteId).orElseThrow(() -> unknown(inviteId));
        if (invite.status() != Invite.Status.PENDING) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "The invite %s waits for no answer: it was %s."
                            .formatted(inviteId, InviteTable.word(invite.status())));
        }
        return invite;
    }

    private static Invite answered(Invite invite, Invite.Status status, Desk desk) {
        return new Invite(invite.id(), invite.profileId(), invite.username(), status, invite.sentAt(), desk.now());
    }

    private static Refusal unknown(String inviteId) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "There is no invite " + inviteId + ".");
    }

    private interface Read<T> {
        T of(InviteTable table) throws SQLException;
    }

    private <T> T read(Read<T> reading) {
        try (Snapshot snapshot = directory.snapshot()) {
            return reading.of(new InviteTable(snapshot.sql()));
        } catch (SQLException e) {
            throw new DirectoryFailure(e);
        }
    }
}
