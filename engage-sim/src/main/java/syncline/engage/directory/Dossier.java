package syncline.engage.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Connection;
import syncline.engage.population.Profile;
import syncline.engage.population.ProfileEditor;
import syncline.engage.population.User;

/**
 * A profile with all its connections: what changes together. Every change gives a new dossier; records that did not change keep
 * their revision.
 *
 * @param number the profile's number, which the ids of new connections are made from
 * @param connections ordered by id
 */
public record Dossier(int number, Profile profile, List<Connection> connections) {

    public Dossier {
        connections = ordered(connections);
    }

    /** Active connections to end users of a company. */
    public int inCompany(String company) {
        int count = 0;
        for (Connection c : connections) {
            count += c.active() && c.company().equals(company) ? 1 : 0;
        }
        return count;
    }

    /** Active connections to end users of a Vault. */
    public int inVault(String vault) {
        int count = 0;
        for (Connection c : connections) {
            count += c.active() && c.vault().equals(vault) ? 1 : 0;
        }
        return count;
    }

    /** The connection with this id. */
    public Optional<Connection> connection(String id) {
        return connections.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** The connection to this user, active or not. */
    public Optional<Connection> connectionTo(String username) {
        return connections.stream().filter(c -> c.username().equals(username)).findFirst();
    }

    /** The connections that are new or of another revision than in an earlier dossier; all of them if there was none. */
    List<Connection> connectionsUnlike(@Nullable Dossier old) {
        if (old != null && old.connections().equals(connections)) {
            return List.of();
        }
        var revisions = new HashMap<String, Integer>();
        if (old != null) {
            old.connections().forEach(c -> revisions.put(c.id(), c.revision()));
        }
        return connections.stream()
                .filter(c -> !Objects.equals(revisions.get(c.id()), c.revision()))
                .toList();
    }

    /** With values set before anybody has seen the profile. */
    Dossier completed(Consumer<ProfileEditor> change) {
        return new Dossier(number, profile.completed(change), connections);
    }

    Dossier edited(Consumer<ProfileEditor> change, Instant at) {
        return new Dossier(number, profile.edited(change, at), connections);
    }

    Dossier deleted(Instant at) {
        return ended(e -> e.delete(at, null), at);
    }

    Dossier mergedInto(String survivor, Instant at) {
        return ended(e -> e.delete(at, survivor), at);
    }

    /** Connects with a user: the pair's lasting connection becomes active, or is made with the id given. */
    Dossier connected(User user, Function<Dossier, String> freeId, Instant at) {
        var lasting = connectionTo(user.username());
        if (lasting.isPresent()) {
            return lasting.get().active() ? this : changed(lasting.get().activated(at), at);
        }
        var connection = new Connection(
                freeId.apply(this), 1, at, profile.id(), user.username(), user.vault(), user.company(), true, at, null);
        return changed(connection, at);
    }

    Dossier disconnected(Connection connection, Instant at) {
        return connection.active() ? changed(connection.ended(at), at) : this;
    }

    /** The profile's own act told its account of a Vault: it counts where it takes one, and never moves anybody. */
    Dossier associated(String vault, String account, Instant at) {
        return profile.takesAccount(vault) ? edited(e -> e.account(vault, account), at) : this;
    }

    /** This profile as the survivor of a merge: it takes over the active connections of the other one. */
    Dossier absorbing(Dossier loser, Function<Dossier, String> freeId, Instant at) {
        Dossier survivor = new Dossier(number, profile.touched(at), connections);
        for (Connection c : loser.connections()) {
            if (c.active()) {
                // A user's name matters to nothing that a connection keeps.
                var user = new User(c.username(), "", "", "", c.vault(), c.company());
                survivor = survivor.connected(user, freeId, at);
            }
        }
        return survivor;
    }

    /** Most are in order already, and those of originals are made by the million. */
    private static List<Connection> ordered(List<Connection> connections) {
        for (int i = 1; i < connections.size(); i++) {
            if (connections.get(i - 1).id().compareTo(connections.get(i).id()) > 0) {
                return connections.stream()
                        .sorted(Comparator.comparing(Connection::id))
                        .toList();
            }
        }
        return List.copyOf(connections);
    }

    private Dossier ended(Consumer<ProfileEditor> death, Instant at) {
        UnaryOperator<Connection> end = c -> c.ended(at);
        return new Dossier(
                number, profile.edited(death, at), connections.stream().map(end).toList());
    }

    private Dossier changed(Connection connection, Instant at) {
        var next = new ArrayList<>(connections);
        next.removeIf(c -> c.id().equals(connection.id()));
        next.add(connection);
        boolean shows = !reach(next).equals(reach(connections));
        return new Dossier(number, shows ? profile.touched(at) : profile, next);
    }

    /** The Vaults and companies connected with: whether it is any there is part of what a profile says of itself. */
    private static Set<List<String>> reach(List<Connection> connections) {
        var reach = new HashSet<List<String>>();
        for (Connection c : connections) {
            if (c.active()) {
                reach.add(List.of("vault", c.vault()));
                reach.add(List.of("company", c.company()));
            }
        }
        return reach;
    }
}
