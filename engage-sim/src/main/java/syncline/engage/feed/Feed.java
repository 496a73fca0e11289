package syncline.engage.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.ConnectionView;
import syncline.engage.directory.Directory;
import syncline.engage.directory.Position;
import syncline.engage.directory.ProfileView;
import syncline.engage.directory.Slices;
import syncline.engage.directory.Snapshot;
import syncline.engage.population.Connection;
import syncline.engage.population.Population;
import syncline.engage.population.Profile;

/**
 * The ordered feed of records: first what is as the population made it, by index, then what has changed, by time and id. A record
 * that changes while somebody pages moves to the end, so it is never missed, and perhaps seen twice. Reading a page costs no more
 * than its records (and those of other slices between them).
 */
public final class Feed {
    private final Directory directory;
    private final Population population;

    public Feed(Directory directory) {
        this.directory = directory;
        this.population = directory.population();
    }

    /** A page of profiles. */
    public Page<ProfileView> profiles(FeedQuery query) {
        directory.companyOf(query.vault());
        var originals = new ArrayList<Profile>();
        settle(query);
        Cursor start = start(query);
        Cursor next = start instanceof Cursor.Original o ? originals(query, o.index(), originals) : start;
        try (Snapshot snapshot = directory.snapshot()) {
            List<Profile> found = new ArrayList<>(originals);
            Cursor end = next instanceof Cursor.Changed c
                    ? changed(
                            query,
                            c,
                            found,
                            room -> snapshot.changedProfiles(c.position(), query.slice(), query.slices(), room),
                            p -> new Position(p.modifiedAt().toEpochMilli(), p.id()))
                    : next;
            var views = snapshot.complete(found).stream()
                    .map(d -> directory.view(d, query.vault()))
                    .toList();
            return new Page<>(views, end);
        }
    }

    /** A page of connections to users of the Vault. */
    public Page<ConnectionView> connections(FeedQuery query) {
        directory.companyOf(query.vault());
        settle(query);
        Cursor next = start(query);
        if (next instanceof Cursor.Original && !population.vaults().contains(query.vault())) {
            next = firstChanged(query);
        }
        try (Snapshot snapshot = directory.snapshot()) {
            List<Connection> found = new ArrayList<>();
            while (next instanceof Cursor.Original o && found.size() < query.limit()) {
                next = originalConnections(query, o, snapshot, found);
            }
            Cursor end = next instanceof Cursor.Changed c
                    ? changed(
                            query,
                            c,
                            found,
                            room -> snapshot.changedConnections(
                                    c.position(), query.vault(), query.slice(), query.slices(), room),
                            x -> new Position(x.modifiedAt().toEpochMilli(), x.id()))
                    : next;
            return new Page<>(snapshot.views(found), end);
        }
    }

    /** Only the first page waits: all that a reader has to wait for began before the reading did. */
    private void settle(FeedQuery query) {
        if (query.cursor() == null) {
            directory.settle();
        }
    }

    private Cursor start(FeedQuery query) {
        if (query.cursor() != null) {
            return query.cursor();
        }
        int first = query.since() == null ? 0 : population.firstSince(query.since());
        return new Cursor.Original(first, 0);
    }

    private static Cursor firstChanged(FeedQuery query) {
        return new Cursor.Changed(query.since() == null ? Position.start() : Position.before(query.since()));
    }

    private boolean inSlice(FeedQuery query, int index) {
        return query.slices() == 1 || Slices.of(population.id(index), query.slices()) == query.slice();
    }

    private Cursor originals(FeedQuery query, int start, List<Profile> found) {
        int index = directory.nextUnchanged(start);
        while (index < population.profiles()) {
            if (inSlice(query, index)) {
                if (found.size() == query.limit()) {
                    return new Cursor.Original(index, 0);
                }
                found.add(population.profile(index));
            }
            index = directory.nextUnchanged(index + 1);
        }
        return firstChanged(query);
    }

    /** Reads on among the connections of the population, over about as many as still fit on the page. */
    private Cursor originalConnections(
            FeedQuery query, Cursor.Original start, Snapshot snapshot, List<Connection> found) {
        var candidates = new LinkedHashMap<Integer, List<Connection>>();
        int index = start.index();
        int enough = query.limit() - found.size() + start.skip();
        for (int count = 0; index < population.profiles() && count < enough; index++) {
            if (inSlice(query, index)) {
                var connections = population.connectionsOf(index);
                candidates.put(index, connections);
                count += connections.size();
            }
        }
        Map<String, Connection> changed = snapshot.changedConnectionsOf(candidates.keySet());
        for (var candidate : candidates.entrySet()) {
            int skip = candidate.getKey() == start.index() ? start.skip() : 0;
            var connections = candidate.getValue();
            for (int i = skip; i < connections.size(); i++) {
                if (found.size() == query.limit()) {
                    return new Cursor.Original(candidate.getKey(), i);
                }
                Connection connection = connections.get(i);
                if (!changed.containsKey(connection.id()) && connection.vault().equals(query.vault())) {
                    found.add(connection);
                }
            }
        }
        return index < population.profiles() ? new Cursor.Original(index, 0) : firstChanged(query);
    }

    /** Fills the page with changed records and tells where the next one begins. */
    private static <T> @Nullable Cursor changed(
            FeedQuery query,
            Cursor.Changed start,
            List<T> found,
            Function<Integer, List<T>> read,
            Function<T, Position> position) {
        int room = query.limit() - found.size();
        List<T> more = read.apply(room + 1);
        found.addAll(more.subList(0, Math.min(room, more.size())));
        if (more.size() <= room) {
            return null;
        }
        return room == 0 ? start : new Cursor.Changed(position.apply(more.get(room - 1)));
    }
}
