package syncline.engage.population;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A population as a pure function of seed and index: nothing of it is stored. */
final class SeededPopulation implements Population {
    private static final long FROM = Instant.parse("2021-01-01T00:00:00Z").toEpochMilli();
    private static final long UNTIL = Instant.parse("2025-12-31T00:00:00Z").toEpochMilli();
    private static final double HCPS = 0.92;
    private static final double WITH_DISPLAY_NAME = 0.8;
    private static final double WITH_PHOTO = 0.6;

    private static final List<String> HCP_TITLES = List.of(
            "",
            "",
            "Dr.",
            "Dr.",
            "Prof.",
            "Prof. Dr.",
            "Chief Physician",
            "Consultant Cardiologist",
            "General Practitioner");
    private static final List<String> STAFF_TITLES =
            List.of("", "Practice Manager", "Medical Assistant", "Head Nurse", "Study Coordinator");
    private static final List<List<String>> HCP_DEGREES = List.of(
            List.of("MD"),
            List.of("MD"),
            List.of("MD"),
            List.of("MD", "PhD"),
            List.of("DO"),
            List.of("PharmD"),
            List.of("MD", "MPH"));
    private static final List<List<String>> STAFF_DEGREES =
            List.of(List.of(), List.of(), List.of("RN"), List.of("BSN", "RN"));

    private final PopulationSize size;
    private final long seed;
    private final String vault;
    private final String company;
    private final SeededUsers users;
    private final ConnectionCounts counts;
    private final SeededAccounts accounts;

    SeededPopulation(PopulationSize size, long seed, String vault, String company) {
        this.size = size;
        this.seed = seed;
        this.vault = vault;
        this.company = company;
        this.users = new SeededUsers(size.users(), seed, vault, company);
        this.accounts = new SeededAccounts(size, seed, this::role);
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
        String id = ProfileIds.of(index);
        Role role = role(index);
        Names names = Names.drawn(seed, index);
        String first = names.first(seed, index);
        String last = names.last(seed, index);
        String title = title(index, role);
        Instant made = Instant.ofEpochMilli(time(index));
        int account = accounts.of(index);
        return new Profile(
                id,
                1,
                made,
                role,
                first,
                last,
                displayName(index, title, first, last),
                title.isEmpty() ? null : title,
                Draw.DEGREES.of(role == Role.HCP ? HCP_DEGREES : STAFF_DEGREES, seed, index),
                Draw.PHOTO.chance(WITH_PHOTO, seed, index)
                        ? "https://cdn.engage.example/photos/" + id + "/1.jpg"
                        : null,
                made,
                account < 0 ? Map.of() : Map.of(vault, AccountIds.text(account)),
                null,
                null,
                null);
    }

    @Override
    public String name(int index) {
        Names names = Names.drawn(seed, index);
        String first = names.first(seed, index);
        String last = names.last(seed, index);
        String shown = displayName(index, title(index, role(index)), first, last);
        return shown == null ? first + " " + last : shown;
    }

    private String title(int index, Role role) {
        return Draw.TITLE.of(role == Role.HCP ? HCP_TITLES : STAFF_TITLES, seed, index);
    }

    private @Nullable String displayName(int index, String title, String first, String last) {
        if (!Draw.DISPLAY_NAME.chance(WITH_DISPLAY_NAME, seed, index)) {
            return null;
        }
        return title.endsWith("r.") || title.equals("Prof.") ? title + " " + first + " " + last : first + " " + last;
    }

    @Override
    public List<Connection> connectionsOf(int index) {
        int count = counts.of(index);
        int territory = Draw.TERRITORY.below(size.users(), seed, index);
        Instant made = Instant.ofEpochMilli(time(index));
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
            if (Instant.ofEpochMilli(time(middle)).isBefore(since)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public Instant latest() {
        return Instant.ofEpochMilli(size.profiles() == 0 ? FROM : time(size.profiles() - 1));
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

    private Role role(int index) {
        return Draw.ROLE.chance(HCPS, seed, index) ? Role.HCP : Role.STAFF;
    }

    private long time(int index) {
        return FROM + (long) ((UNTIL - FROM) * ((double) index / Math.max(1, size.profiles())));
    }
}
