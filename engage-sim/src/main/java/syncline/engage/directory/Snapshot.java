package syncline.engage.directory;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import syncline.engage.population.Connection;
import syncline.engage.population.Population;
import syncline.engage.population.Profile;
import syncline.engage.population.ProfileIds;

/**
 * A look at the directory as it is at one moment. Short-lived: it holds a database connection until it is closed.
 *
 * <p>What has changed is looked up in memory first and in the database after. A record that changes in between is thus seen as
 * the population has it, and comes again, changed, further on in the feed.
 */
public final class Snapshot implements AutoCloseable {
    private final java.sql.Connection connection;
    private final Population population;
    private final ChangedNumbers changed;
    private final ChangedNumbers linked;
    private final ProfileTable profiles;
    private final ConnectionTable connections;
    private final Set<String> stored = new HashSet<>();

    Snapshot(java.sql.Connection connection, Population population, ChangedNumbers changed, ChangedNumbers linked) {
        this.connection = connection;
        this.population = population;
        this.changed = changed;
        this.linked = linked;
        this.profiles = new ProfileTable(new Sql(connection));
        this.connections = new ConnectionTable(new Sql(connection));
    }

    /** The profiles with these ids, with their connections, in the order of the ids; unknown ones are left out. */
    public List<Dossier> dossiers(Collection<String> ids) {
        return stored(() -> {
            var numbers = new LinkedHashMap<String, Integer>();
            ids.forEach(id -> number(id).ifPresent(n -> numbers.put(id, n)));
            var known =
                    profiles.withIds(only(numbers, changed)).stream().collect(Collectors.toMap(Profile::id, p -> p));
            return complete(numbers, known);
        });
    }

    /** These profiles with their connections. */
    public List<Dossier> complete(List<Profile> found) {
        return stored(() -> {
            var numbers = new LinkedHashMap<String, Integer>();
            // Found is found: a profile that signed up this very moment may not be marked yet.
            found.forEach(p -> possibleNumber(p.id()).ifPresent(n -> numbers.put(p.id(), n)));
            // One that changed between the two readings of a page was found twice: as it was, and as it is.
            return complete(numbers, found.stream().collect(Collectors.toMap(Profile::id, p -> p, Snapshot::newer)));
        });
    }

    /** Changed profiles of a slice behind a position, ordered by time and id, at most {@code limit}. */
    public List<Profile> changedProfiles(Position position, int slice, int slices, int limit) {
        return stored(() -> profiles.after(position, slice, slices, limit));
    }

    /** Changed connections of a slice to users of a Vault behind a position, ordered by time and id, at most {@code limit}. */
    public List<Connection> changedConnections(Position position, String vault, int slice, int slices, int limit) {
        return stored(() -> connections.after(position, vault, slice, slices, limit));
    }

    /** Changed profiles with a greater id, ordered by id, at most {@code limit}. */
    public List<Profile> changedProfilesById(String id, int limit) {
        return stored(() -> profiles.afterId(id, limit));
    }

    /** Changed connections to users of a Vault with a greater id, ordered by id, at most {@code limit}. */
    public List<Connection> changedConnectionsById(String id, String vault, int limit) {
        return stored(() -> connections.afterId(id, vault, limit));
    }

    /** The changed ones among the connections of these profiles of the population, given by index. */
    public Map<String, Connection> changedConnectionsOf(Collection<Integer> indexes) {
        return stored(() ->
                connections
                        .ofProfiles(indexes.stream()
                                .filter(linked::contains)
                                .map(population::id)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Connection::id, c -> c)));
    }

    /** The connections with these ids, in their order; unknown ones are left out. */
    public List<Connection> connections(Collection<String> ids) {
        return stored(() -> {
            var found = connections.withIds(ids).stream().collect(Collectors.toMap(Connection::id, c -> c));
            var ordered = new ArrayList<Connection>();
            for (String id : ids) {
                Optional.ofNullable(found.get(id)).or(() -> original(id)).ifPresent(ordered::add);
            }
            return ordered;
        });
    }

    /** These connections as everybody sees them, in their order. */
    public List<ConnectionView> views(List<Connection> found) {
        return stored(() -> {
            var numbers = new LinkedHashMap<String, Integer>();
            found.forEach(c -> possibleNumber(c.profileId()).ifPresent(n -> numbers.put(c.profileId(), n)));
            var names = new HashMap<String, String>();
            profiles.withIds(only(numbers, changed)).forEach(p -> names.put(p.id(), p.name()));
            numbers.forEach((id, number) -> names.computeIfAbsent(
                    id, unchanged -> population.profile(number).name()));
            return found.stream()
                    .map(c -> ConnectionView.of(c, names.getOrDefault(c.profileId(), c.profileId())))
                    .toList();
        });
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new DirectoryFailure(e);
        }
    }

    private OptionalInt number(String id) {
        OptionalInt number = possibleNumber(id);
        boolean exists = number.isPresent()
                && (number.getAsInt() < population.profiles() || changed.contains(number.getAsInt()));
        return exists ? number : OptionalInt.empty();
    }

    /** The number of a profile in the population, or of one that may have signed up later. */
    private OptionalInt possibleNumber(String id) {
        OptionalInt index = population.find(id);
        if (index.isPresent()) {
            return index;
        }
        OptionalInt number = ProfileIds.number(id);
        return number.isPresent() && number.getAsInt() >= population.profiles() ? number : OptionalInt.empty();
    }

    /** The transaction itself, for a writer. */
    Sql sql() {
        return new Sql(connection);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Whether a connection of a dossier that was read here has a row in the database. */
    boolean isStored(String connectionId) {
        return stored.contains(connectionId);
    }

    private Optional<Connection> original(String id) {
        OptionalInt owner = population.findOwner(id);
        return owner.isEmpty()
                ? Optional.empty()
                : population.connectionsOf(owner.getAsInt()).stream()
                        .filter(c -> c.id().equals(id))
                        .findFirst();
    }

    private List<Dossier> complete(Map<String, Integer> numbers, Map<String, Profile> known) throws SQLException {
        var rows = connections.ofProfiles(only(numbers, linked));
        rows.forEach(c -> stored.add(c.id()));
        var changes = rows.stream().collect(Collectors.groupingBy(Connection::profileId));
        var dossiers = new ArrayList<Dossier>(numbers.size());
        numbers.forEach((id, number) -> {
            boolean original = number < population.profiles();
            Profile profile = known.get(id);
            if (profile == null && original) {
                profile = population.profile(number);
            }
            if (profile != null) {
                List<Connection> first = original ? population.connectionsOf(number) : List.of();
                dossiers.add(new Dossier(number, profile, overlaid(first, changes.getOrDefault(id, List.of()))));
            }
        });
        return dossiers;
    }

    private static List<Connection> overlaid(List<Connection> first, List<Connection> changes) {
        if (changes.isEmpty()) {
            return first;
        }
        var all = new HashMap<String, Connection>();
        first.forEach(c -> all.put(c.id(), c));
        changes.forEach(c -> all.put(c.id(), c));
        return List.copyOf(all.values());
    }

    private static Profile newer(Profile one, Profile other) {
        return one.revision() >= other.revision() ? one : other;
    }

    private static List<String> only(Map<String, Integer> numbers, ChangedNumbers set) {
        return numbers.entrySet().stream()
                .filter(e -> set.contains(e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private interface Read<T> {
        T run() throws SQLException;
    }

    private static <T> T stored(Read<T> read) {
        try {
            return read.run();
        } catch (SQLException e) {
            throw new DirectoryFailure(e);
        }
    }
}
