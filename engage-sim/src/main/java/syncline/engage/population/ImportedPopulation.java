package syncline.engage.population;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A population that was read from somewhere: it is held in memory. */
final class ImportedPopulation implements Population {
    /** A profile with its connections, ordered by id; all carry one modified time that no other profile has. */
    record Entry(Profile profile, List<Connection> connections) {}

    private final String fingerprint;
    private final List<Entry> entries;
    private final List<User> users;
    private final List<Account> accounts;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Map<String, Integer> owners = new HashMap<>();
    private final Map<String, User> usersByName;
    private final int[] byId;

    /**
     * @param entries ordered by modified time, strictly
     * @param users ordered by username
     */
    ImportedPopulation(String fingerprint, List<Entry> entries, List<User> users, List<Account> accounts) {
        this.fingerprint = fingerprint;
        this.entries = List.copyOf(entries);
        this.users = List.copyOf(users);
        this.accounts = List.copyOf(accounts);
        this.usersByName = users.stream().collect(Collectors.toMap(User::username, u -> u));
        for (int i = 0; i < entries.size(); i++) {
            indexes.put(entries.get(i).profile().id(), i);
            for (Connection connection : entries.get(i).connections()) {
                owners.put(connection.id(), i);
            }
        }
        this.byId = IntStream.range(0, entries.size())
                .boxed()
                .sorted(Comparator.comparing(i -> entries.get(i).profile().id()))
                .mapToInt(i -> i)
                .toArray();
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public int profiles() {
        return entries.size();
    }

    @Override
    public long connections() {
        return owners.size();
    }

    @Override
    public String id(int index) {
        return profile(index).id();
    }

    @Override
    public Profile profile(int index) {
        return entries.get(index).profile();
    }

    @Override
    public List<Connection> connectionsOf(int index) {
        return entries.get(index).connections();
    }

    @Override
    public OptionalInt find(String profileId) {
        return found(indexes.get(profileId));
    }

    @Override
    public OptionalInt findOwner(String connectionId) {
        return found(owners.get(connectionId));
    }

    @Override
    public int firstSince(Instant since) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).profile().modifiedAt().isBefore(since)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public Instant latest() {
        return entries.isEmpty()
                ? Instant.EPOCH
                : entries.get(entries.size() - 1).profile().modifiedAt();
    }

    @Override
    public boolean idsInOrder() {
        return false;
    }

    @Override
    public Iterator<Profile> profilesById() {
        return Arrays.stream(byId).mapToObj(this::profile).iterator();
    }

    @Override
    public Iterator<Connection> connectionsById() {
        return entries.stream()
                .flatMap(e -> e.connections().stream())
                .sorted(Comparator.comparing(Connection::id))
                .iterator();
    }

    @Override
    public Stream<User> users() {
        return users.stream();
    }

    @Override
    public Optional<User> user(String username) {
        return Optional.ofNullable(usersByName.get(username));
    }

    @Override
    public int userCount() {
        return users.size();
    }

    @Override
    public User user(int index) {
        return users.get(index);
    }

    @Override
    public Set<String> vaults() {
        return users.stream().map(User::vault).collect(Collectors.toSet());
    }

    @Override
    public Stream<Account> linkedAccounts() {
        return accounts.stream();
    }

    @Override
    public int linkedAccountCount() {
        return accounts.size();
    }

    @Override
    public Account linkedAccount(int index) {
        return accounts.get(index);
    }

    private static OptionalInt found(@Nullable Integer index) {
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
