package syncline.engage.directory;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import syncline.engage.population.Connection;

/** A desk whose change is one transaction on the directory's database, with all else that is kept there. */
final class DatabaseDesk extends Desk {
    /** A change that reads and writes the database. */
    interface Work<T> {
        T on(DatabaseDesk desk) throws SQLException;
    }

    private final Snapshot transaction;
    private final List<Runnable> afterwards = new ArrayList<>();

    DatabaseDesk(Snapshot transaction, Collection<Dossier> dossiers, Numbers numbers, Instant now) {
        super(dossiers, numbers, now);
        this.transaction = transaction;
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
        for (Dossier dossier : put()) {
            Dossier old = before(dossier);
            if (old == null || old.profile().revision() != dossier.profile().revision()) {
                (changed.contains(dossier.number()) ? updates : inserts).add(dossier);
            }
            var differing = dossier.connectionsUnlike(old);
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
        invites().follow(reconnected, now());
        invites().end(ended, now());
        transaction.commit();
        inserts.forEach(d -> changed.add(d.number()));
        afterwards.forEach(Runnable::run);
    }

    private void saveConnections(
            Dossier dossier, List<Connection> differing, ConnectionTable table, ConnectionTable.Batch batch) {
        var stored = differing.stream().collect(Collectors.partitioningBy(c -> transaction.isStored(c.id())));
        table.update(stored.getOrDefault(true, List.of()), batch);
        table.insert(dossier.number(), stored.getOrDefault(false, List.of()), batch);
    }
}
