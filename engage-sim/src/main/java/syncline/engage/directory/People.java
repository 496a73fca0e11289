package syncline.engage.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Connection;
import syncline.engage.population.Population;
import syncline.engage.population.ProfileEditor;
import syncline.engage.population.Role;
import syncline.engage.population.User;

/** The people on Engage and all that can happen to them, wherever what has changed since the population was made is kept. */
public interface People {
    /** Everybody as it was before anything happened. */
    Population population();

    /** The lab's Vault. */
    String vault();

    /**
     * The company a Vault belongs to.
     *
     * @throws Refusal if no Vault has this name
     */
    String companyOf(String vault);

    /**
     * The end user with this name.
     *
     * @throws Refusal if there is none
     */
    User user(String username);

    /** How many numbers of profiles have been given out. */
    int given();

    /** The id of the profile with this number, if it is given out. */
    Optional<String> idOf(int number);

    /** The id of the profile that has the connection with this id. */
    Optional<String> ownerOf(String connectionId);

    /** Makes one change, of these profiles at most: all of it, or nothing if it throws. */
    <T> T change(Collection<String> profileIds, Function<Desk, T> work);

    /** A profile as a Vault sees it. */
    default ProfileView view(Dossier dossier, String vault) {
        return ProfileView.of(dossier, vault, companyOf(vault));
    }

    /** A connection of a dossier as everybody sees it. */
    default ConnectionView view(Dossier owner, Connection connection) {
        return ConnectionView.of(connection, owner.profile().name());
    }

    /**
     * Changes values of a profile.
     *
     * @throws Refusal if there is none with this id or it is deleted
     */
    default Dossier edit(String profileId, Consumer<ProfileEditor> change) {
        return change(Set.of(profileId), desk -> desk.put(desk.living(profileId).edited(change, desk.now())));
    }

    /** Somebody signs up: a new profile, even for somebody who had one before. */
    default Dossier signUp(Role role, String firstName, String lastName, Consumer<ProfileEditor> change) {
        return change(
                Set.of(),
                desk -> desk.put(desk.somebody(role, firstName, lastName, null).completed(change)));
    }

    /**
     * Deletes a profile, which ends all its connections. Deleting twice changes nothing.
     *
     * @throws Refusal if there is none with this id
     */
    default Dossier delete(String profileId) {
        return change(Set.of(profileId), desk -> {
            Dossier dossier = desk.known(profileId);
            return dossier.profile().lives() ? desk.put(dossier.deleted(desk.now())) : dossier;
        });
    }

    /**
     * Merges a profile into another one, which takes over its active connections.
     *
     * @return the merged-away profile
     * @throws Refusal if there is no such living profile, or both are the same
     */
    default Dossier merge(String loserId, String survivorId) {
        if (loserId.equals(survivorId)) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "A profile cannot be merged into itself; name another one in into.");
        }
        return change(List.of(loserId, survivorId), desk -> desk.merge(desk.living(loserId), desk.living(survivorId)));
    }

    /** A connection that was asked for. */
    record Connected(Connection connection, boolean isNew) {}

    /**
     * Connects a profile and a user: a pair that was connected before gets its connection back.
     *
     * @param account the account of the user's Vault that the act of connecting told of; null for none
     * @throws Refusal if there is no such living profile or no such user
     */
    default Connected connect(String profileId, String username, @Nullable String account) {
        User user = user(username);
        return change(Set.of(profileId), desk -> {
            Dossier before = desk.living(profileId);
            Dossier after = desk.connected(before, user);
            desk.put(account == null ? after : after.associated(user.vault(), account, desk.now()));
            var connection = after.connectionTo(username).orElseThrow();
            return new Connected(connection, before.connection(connection.id()).isEmpty());
        });
    }

    /**
     * Ends a connection; ending it twice changes nothing.
     *
     * @throws Refusal if there is none with this id
     */
    default Connection disconnect(String connectionId) {
        String profileId = ownerOf(connectionId)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "There is no connection " + connectionId + "."));
        return change(Set.of(profileId), desk -> {
            Dossier dossier = desk.known(profileId);
            Connection connection = dossier.connection(connectionId).orElseThrow();
            return desk.put(dossier.disconnected(connection, desk.now()))
                    .connection(connectionId)
                    .orElseThrow();
        });
    }
}
