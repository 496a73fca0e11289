package syncline.engage.directory;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Connection;
import syncline.engage.population.Population;
import syncline.engage.population.Profile;
import syncline.engage.population.ProfileEditor;
import syncline.engage.population.ProfileIds;
import syncline.engage.population.Role;
import syncline.engage.population.User;
import syncline.lab.LabClock;
import syncline.lab.UserError;
import syncline.lab.db.Database;

/**
 * Engage's current state, and the lab's time with it. Both survive a restart when the database does. Safe for use by many threads.
 *
 * <p>Writers come one by one and take the time while it is their turn, so that changes become visible in the order of their times:
 * whoever has read up to a time of theirs has missed nothing before it. For a time of one's own see {@link #settle}.
 */
public final class Directory implements AutoCloseable {
    private static final int POOL = 8;
    private static final String POPULATION = "population";
    private static final String CLOCK_OFFSET = "clock offset";

    private final HikariDataSource pool;
    private final Population population;
    private final String vault;
    private final Users users;
    private final LabClock clock;
    /** Fair, so that many small changes in a row keep nobody waiting for long. */
    private final ReentrantLock writing = new ReentrantLock(true);

    private final ChangedNumbers changed = new ChangedNumbers();
    private final ChangedNumbers linked = new ChangedNumbers();
    private final AtomicLong cardsVersion = new AtomicLong();
    private Instant lastChange;
    private final Numbers numbers;

    private Directory(HikariDataSource pool, Population population, String vault, Users users, LabClock clock) {
        this.pool = pool;
        this.population = population;
        this.vault = vault;
        this.users = users;
        this.clock = clock;
        this.lastChange = population.latest();
        this.numbers = new Numbers(population);
    }

    /**
     * Opens a directory over a population, with all that changed in earlier runs on the same database, and lets {@code clock} go on
     * in the time of those runs.
     *
     * @param vault the lab's Vault
     * @param company the company that Vault belongs to
     * @throws UserError if the database cannot be opened or was made for another population
     */
    public static Directory open(
            Database database, Population population, String vault, String company, LabClock clock) {
        HikariDataSource pool = database.open("Engage's directory", POOL);
        try {
            var directory = new Directory(pool, population, vault, new Users(population, vault, company), clock);
            directory.load(database);
            clock.keepIn(directory.new KeptOffset());
            return directory;
        } catch (SQLException e) {
            pool.close();
            throw new DirectoryFailure(e);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    public Population population() {
        return population;
    }

    /** The lab's clock. */
    public LabClock clock() {
        return clock;
    }

    /**
     * Waits for the change in progress, if there is one, so that whatever has a time before this call can be read after it. Whoever
     * takes the time first, then calls this and reads, will miss nothing by reading from that time on later.
     */
    @SuppressWarnings("LockNotBeforeTry") // There is nothing to do under the lock: having had it is all.
    public void settle() {
        writing.lock();
        writing.unlock();
    }

    /** Does something while no change is in progress; it should be short. */
    public <T> T betweenChanges(Supplier<T> work) {
        writing.lock();
        try {
            return work.get();
        } finally {
            writing.unlock();
        }
    }

    /** The state at this moment; close it soon. */
    public Snapshot snapshot() {
        try {
            var connection = pool.getConnection();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(java.sql.Connection.TRANSACTION_REPEATABLE_READ);
            return new Snapshot(connection, population, changed, linked);
        } catch (SQLException e) {
            throw new DirectoryFailure(e);
        }
    }

    /** The index of the first profile of the population, at or after {@code index}, that is as it was; take a snapshot after. */
    public int nextUnchanged(int index) {
        return changed.nextAbsent(index);
    }

    /**
     * The company a Vault belongs to.
     *
     * @throws Refusal if no Vault has this name
     */
    public String companyOf(String vault) {
        return users.companyOf(vault);
    }

    /** A profile as a Vault sees it. */
    public ProfileView view(Dossier dossier, String vault) {
        return ProfileView.of(dossier, vault, users.companyOf(vault));
    }

    /**
     * Changes values of a profile.
     *
     * @throws Refusal if there is none with this id or it is deleted
     */
    public Dossier edit(String profileId, Consumer<ProfileEditor> change) {
        return write(Set.of(profileId), desk -> desk.put(desk.living(profileId).edited(change, desk.now())));
    }

    /** Somebody signs up: a new profile, even for somebody who had one before. */
    public Dossier signUp(Role role, String firstName, String lastName, Consumer<ProfileEditor> change) {
        return write(
                Set.of(),
                desk -> desk.put(somebody(role, firstName, lastName, null, desk).completed(change)));
    }

    /** A new profile, not put on the desk yet. */
    Dossier somebody(Role role, String firstName, String lastName, @Nullable String testHcpOf, Desk desk) {
        int number = numbers.free();
        String id = ProfileIds.of(number);
        Instant now = desk.now();
        return new Dossier(
                number,
                new Profile(
                        id, 1, now, role, firstName, lastName, null, null, List.of(), null, now, Map.of(), null, null,
                        testHcpOf),
                List.of());
    }

    /**
     * Deletes a profile, which ends all its connections. Deleting twice changes nothing.
     *
     * @throws Refusal if there is none with this id
     */
    public Dossier delete(String profileId) {
        return write(Set.of(profileId), desk -> {
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
    public Dossier merge(String loserId, String survivorId) {
        if (loserId.equals(survivorId)) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "A profile cannot be merged into itself; name another one in into.");
        }
        return write(Set.of(loserId, survivorId), desk -> {
            Dossier loser = desk.living(loserId);
            desk.put(desk.living(survivorId).absorbing(loser, numbers::freeConnectionId, desk.now()));
            return desk.put(loser.mergedInto(survivorId, desk.now()));
        });
    }

    /** A connection that was asked for. */
    public record Connected(Connection connection, boolean isNew) {}

    /**
     * Connects a profile and a user: a pair that was connected before gets its connection back.
     *
     * @param account the account of the user's Vault that the act of connecting told of; null for none
     * @throws Refusal if there is no such living profile or no such user
     */
    public Connected connect(String profileId, String username, @Nullable String account) {
        User user = user(username);
        return write(Set.of(profileId), desk -> {
            Dossier before = desk.living(profileId);
            Dossier after = before.connected(user, numbers::freeConnectionId, desk.now());
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
    public Connection disconnect(String connectionId) {
        String profileId = ownerOf(connectionId);
        return write(Set.of(profileId), desk -> {
            Dossier dossier = desk.known(profileId);
            Connection connection = dossier.connection(connectionId).orElseThrow();
            return desk.put(dossier.disconnected(connection, desk.now()))
                    .connection(connectionId)
                    .orElseThrow();
        });
    }

    /**
     * The end user with this name.
     *
     * @throws Refusal if there is none
     */
    public User user(String username) {
        return users.find(username)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "There is no user " + username + "."));
    }

    /**
     * Says whether an end user is active. Connections stay as they are.
     *
     * @throws Refusal if there is no such user
     */
    public User activate(String username, boolean active) {
        User user = user(username);
        return write(Set.of(), desk -> {
            desk.state().activate(username, active);
            desk.afterwards(() -> users.activate(username, active));
            cardsChange(desk);
            return user;
        });
    }

    /** Whether an end user is active; one that is unknown is not. */
    public boolean isActive(String username) {
        return users.isActive(username);
    }

    /** A number that changes whenever somebody's card may have: by other settings, or because a user comes or goes. */
    public long cardsVersion() {
        return cardsVersion.get();
    }

    /** Part of every change that may take somebody's card away: their passes expire with it. */
    void cardsChange(Desk desk) throws SQLException {
        desk.passes().expire(desk.now());
        desk.afterwards(cardsVersion::incrementAndGet);
    }

    /** Active end users of all Vaults with this e-mail, by whatever case of its letters. */
    List<User> activeWithEmail(String email) {
        return users.activeWithEmail(email);
    }

    /**
     * Adds an end user, of any Vault and company.
     *
     * @throws Refusal if the username is taken, or the Vault belongs to another company
     */
    public User add(User user) {
        return write(Set.of(), desk -> {
            users.check(user);
            desk.state().add(user);
            desk.afterwards(() -> users.join(user));
            return user;
        });
    }

    @Override
    public void close() {
        clock.keepIn(LabClock.Keeper.NONE);
        pool.close();
    }

    /** Runs one change, of these profiles at most, as one transaction. */
    <T> T write(Collection<String> profileIds, Desk.Work<T> work) {
        writing.lock();
        try (Snapshot snapshot = snapshot()) {
            Instant now = Stream.of(clock.instant(), lastChange)
                    .max(Instant::compareTo)
                    .orElseThrow();
            var desk = new Desk(snapshot, snapshot.dossiers(profileIds), now);
            T result = work.on(desk);
            desk.save(changed, linked);
            lastChange = now;
            return result;
        } catch (SQLException e) {
            throw new DirectoryFailure(e);
        } finally {
            writing.unlock();
        }
    }

    /** Where writers take the ids of new connections from. */
    Numbers numbers() {
        return numbers;
    }

    /** The lab's Vault. */
    String vault() {
        return vault;
    }

    /** How many numbers of profiles have been given out. */
    int given() {
        writing.lock();
        try {
            return numbers.given();
        } finally {
            writing.unlock();
        }
    }

    /** The id of the profile with this number, if it is given out. */
    Optional<String> idOf(int number) {
        if (number < population.profiles()) {
            return Optional.of(population.id(number));
        }
        return changed.contains(number) ? Optional.of(ProfileIds.of(number)) : Optional.empty();
    }

    private String ownerOf(String connectionId) {
        try (Snapshot snapshot = snapshot()) {
            return snapshot.connections(List.of(connectionId)).stream()
                    .map(Connection::profileId)
                    .findFirst()
                    .orElseThrow(
                            () -> new Refusal(Refusal.Kind.NOT_FOUND, "There is no connection " + connectionId + "."));
        }
    }

    private void load(Database database) throws SQLException {
        Schema.create(pool);
        try (var connection = pool.getConnection()) {
            var sql = new Sql(connection);
            var state = new StateTable(sql);
            var madeFor = state.value(POPULATION);
            if (madeFor.isEmpty()) {
                state.set(POPULATION, population.fingerprint());
            } else if (!madeFor.get().equals(population.fingerprint())) {
                throw new UserError(
                        "The database of Engage's directory at %s was made for another population (%s), not for this one (%s). Choose another database, or remove it."
                                .formatted(database.place(), madeFor.get(), population.fingerprint()));
            }
            for (int number : new ProfileTable(sql).numbers()) {
                changed.add(number);
                numbers.note(number);
            }
            new ConnectionTable(sql).numbers().forEach(linked::add);
            state.users().forEach(users::join);
            state.inactiveUsers().forEach(username -> users.activate(username, false));
            state.lastChange().ifPresent(clock::notBefore);
            state.lastChange().filter(lastChange::isBefore).ifPresent(t -> lastChange = t);
        }
    }

    /** The offset of the lab's clock, beside the changes that carry its times. */
    private final class KeptOffset implements LabClock.Keeper {
        @Override
        public Duration kept() {
            try (var connection = pool.getConnection()) {
                return new StateTable(new Sql(connection))
                        .value(CLOCK_OFFSET)
                        .map(Duration::parse)
                        .orElse(Duration.ZERO);
            } catch (SQLException e) {
                throw new DirectoryFailure(e);
            }
        }

        @Override
        public void keep(Duration offset) {
            write(Set.of(), desk -> {
                desk.state().set(CLOCK_OFFSET, offset.toString());
                return offset;
            });
        }
    }
}
