package syncline.engage.directory;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Connection;

/** Where one change is worked out: the dossiers it is about, as they were and as they become, all saved at once. */
final class Desk {
    /** A change. */
    interface Work<T> {
        T on(Desk desk) throws SQLException;
    }

    private final Snapshot transaction;
    private final Instant now;
    private final Map<String, Dossier> before;
    private final Map<String, Dossier> after = new LinkedHashMap<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    Desk(Snapshot transaction, Collection<Dossier> dossiers, Instant now) {
        this.transaction = transaction;
        this.now = now;
        this.before =
                dossiers.stream().collect(Collectors.toMap(d -> d.profile().id(), d -> d));
    }

    /** The time of the change, at or after that of every earlier one. */
    Instant now() {
        return now;
    }

    /**
     * The dossier as it is now.
     *
     * @throws Refusal if there is none
     */
    Dossier known(String profileId) {
        Dossier dossier = find(profileId);
        if (dossier == null) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no profile " + profileId + ".");
        }
        return dossier;
    }

    /**
     * The dossier as it is now.
     *
     * @throws Refusal if there is none, or the profile is deleted
     */
    Dossier living(String profileId) {
        Dossier dossier = known(profileId);
        if (!dossier.profile().lives()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "The profile " + profileId + " is deleted.");
        }
        return dossier;
    }

    /** The dossiers the change is about, as they are now. */
    List<Dossier> dossiers() {
        return before.keySet().stream().sorted().map(this::known).toList();
    }

    Dossier put(Dossier dossier) {
        after.put(dossier.profile().id(), dossier);
        return dossier;
    }

    InviteTable invites() {
        return new InviteTable(transaction.sql());
    }

    SettingsTable settings() {
        return new SettingsTable(transaction.sql());
    }

    /** A dossier that the change is not about. */
    Dossier other(String profileId) {
        return transaction.dossiers(List.of(profileId)).getFirst();
    }

    ProfileTable profiles() {
        return new ProfileTable(transaction.sql());
    }

    PassTable passes() {
        return new PassTable(transaction.sql());
    }

    StateTable state() {
        return new StateTable(transaction.sql());
    }

    /** What to do once the change is saved. */
    void afterwards(Runnable step) {
        afterwards.add(step);
    }

    /**
     * Saves and commits. Only then profiles are marked as changed, or a reader would skip the original and not find the change yet;
     * but connections are marked before, or a reader would find the change of a profile and not ask for the connections behind it.
     */
    void save(ChangedNumbers changed, ChangedNumbers linked) throws SQLException {
        var inserts = new ArrayList<Dossier>();
        var updates = new ArrayList<Dossier>();
        var connections = new ConnectionTable(transaction.sql());
        var batch = new ConnectionTable.Batch();
        var relinked = new ArrayList<Integer>();
        var reconnected = new ArrayList<Connection>();
        var ended = new ArrayList<String>();
        for (Dossier dossier : after.values()) {
            Dossier old = before.get(dossier.profile().id());
            if (old == null || old.profile().revision() != dossier.profile().revision()) {
                (changed.contains(dossier.number()) ? updates : inserts).add(dossier);
            }
            var differing = differing(old, dossier);
            if (!differing.isEmpty()) {
                relinked.add(dossier.number());
                reconnected.addAll(differing);
                saveConnections(dossier, differing, connections, batch);
            }
            if (!dossier.profile().lives()) {
                ended.add(dossier.profile().id());
            }
        }
        relinked.forEach(linked::add);
        var profiles = new ProfileTable(transaction.sql());
        profiles.insert(inserts);
        profiles.update(updates);
        connections.write(batch);
        invites().follow(reconnected, now);
        invites().end(ended, now);
        transaction.commit();
        inserts.forEach(d -> changed.add(d.number()));
        afterwards.forEach(Runnable::run);
    }

    /** The connections that are new or of another revision. */
    private static List<Connection> differing(@Nullable Dossier old, Dossier dossier) {
        Map<String, Integer> revisions = new HashMap<>();
        if (old != null) {
            old.connections().forEach(c -> revisions.put(c.id(), c.revision()));
        }
        return dossier.connections().stream()
                .filter(c -> !Objects.equals(revisions.get(c.id()), c.revision()))
                .toList();
    }

    private void saveConnections(
            Dossier dossier, List<Connection> differing, ConnectionTable table, ConnectionTable.Batch batch) {
        var stored = differing.stream().collect(Collectors.partitioningBy(c -> transaction.isStored(c.id())));
        table.update(stored.getOrDefault(true, List.of()), batch);
        table.insert(dossier.number(), stored.getOrDefault(false, List.of()), batch);
    }

    private @Nullable Dossier find(String profileId) {
        Dossier dossier = after.get(profileId);
        return dossier == null ? before.get(profileId) : dossier;
    }
}
