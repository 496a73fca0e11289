package syncline.engage.population;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A population as a pure function of seed and index: nothing of it is stored. */
final class SeededPopulation implements Population {
    private final PopulationSize size;
    private final long seed;
    private final String vault;
    private final String company;
    private final SeededProfiles profiles;
    private final SeededUsers users;
    private final ConnectionCounts counts;
    private final SeededAccounts accounts;

    SeededPopulation(PopulationSize size, long seed, String vault, String company) {
        this.size = size;
        this.seed = seed;
        this.vault = vault;
        this.company = company;
        this.profiles = new SeededProfiles(size.profiles(), seed, vault);
        this.users = new SeededUsers(size.users(), seed, vault, company);
        this.accounts = new SeededAccounts(size, seed, profiles::role);
        int most = Math.min(size.users(), MOST_CONNECTIONS);
        this.counts = new ConnectionCounts(size.profiles(), size.connections(), most, seed);
    }

    @Override
    public String fingerprint() {
        return "seed %d, %s, %s of %s".formatted(seed, size, vault, company);
    }

    @Override
    public int profiles() {
        return size.profiles();
    }

    @Override
    public long connections() {
        return size.connections();
    }

    @Override
    public String id(int index) {
        return ProfileIds.of(index);
    }

    @Override
    public Profile profile(int index) {
        return profiles.at(index, accounts.of(index));
    }

    @Override
    public String name(int index) {
        return profiles.name(index);
    }

    @Override
    public List<Connection> connectionsOf(int index) {
        int count = counts.of(index);
        int territory = Draw.TERRITORY.below(size.users(), seed, index);
        Instant made = profiles.madeAt(index);
        String profileId = ProfileIds.of(index);
        var connections = new Connection[count];
        for (int i = 0; i < count; i++) {
            connections[i] = new Connection(
                    ProfileIds.connection(index, i + 1),
                    1,
                    made,
                    profileId,
                    users.username((territory + i) % size.users()),
                    vault,
                    company,
                    true,
                    made,
                    null);
        }
        return List.of(connections);
    }

    @Override
    public int connectionCount(int index) {
        return counts.of(index);
    }

    @Override
    public int inCompany(int index, String company) {
        return company.equals(this.company) ? counts.of(index) : 0;
    }

    @Override
    public int inVault(int index, String vault) {
        return vault.equals(this.vault) ? counts.of(index) : 0;
    }

    @Override
    public OptionalInt find(String profileId) {
        OptionalInt number = ProfileIds.number(profileId);
        return number.isPresent() && number.getAsInt() < size.profiles() ? number : OptionalInt.empty();
    }

    @Override
    public OptionalInt findOwner(String connectionId) {
        OptionalInt number = ProfileIds.owner(connectionId);
        boolean exists = number.isPresent()
                && number.getAsInt() < size.profiles()
                && ProfileIds.ordinal(connectionId) <= counts.of(number.getAsInt());
        return exists ? number : OptionalInt.empty();
    }

    @Override
    public int firstSince(Instant since) {
        int low = 0;
        int high = size.profiles();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (profiles.madeAt(middle).isBefore(since)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public Instant latest() {
        return profiles.madeAt(Math.max(0, size.profiles() - 1));
    }

    @Override
    public boolean idsInOrder() {
        return true;
    }

    @Override
    public Iterator<Profile> profilesById() {
        return IntStream.range(0, size.profiles()).mapToObj(this::profile).iterator();
    }

    @Override
    public Iterator<Connection> connectionsById() {
        return IntStream.range(0, size.profiles())
                .boxed()
                .flatMap(i -> connectionsOf(i).stream())
                .iterator();
    }

    @Override
    public Stream<User> users() {
        return IntStream.range(0, size.users()).mapToObj(this::user);
    }

    @Override
    public Optional<User> user(String username) {
        return users.named(username);
    }

    @Override
    public int userCount() {
        return size.users();
    }

    @Override
    public User user(int index) {
        return users.at(index);
    }

    @Override
    public Set<String> vaults() {
        return Set.of(vault);
    }

    @Override
    public Stream<Account> linkedAccounts() {
        return accounts.linked().mapToObj(accounts::numbered);
    }

    @Override
    public int linkedAccountCount() {
        return accounts.linkedCount();
    }

    @Override
    public Account linkedAccount(int index) {
        return accounts.numbered(accounts.linked(index));
    }
}
