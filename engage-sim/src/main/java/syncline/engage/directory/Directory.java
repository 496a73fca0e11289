package syncline.engage.directory;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import syncline.engage.population.Connection;
import syncline.engage.population.Population;
import syncline.engage.population.ProfileIds;
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
public final class Directory implements People, AutoCloseable {
    private static final int POOL = 8;
    private static final String POPULATION = "population";

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
            clock.keepIn(new KeptOffset(directory));
            return directory;
        } catch (SQLException e) {
            pool.close();
            throw new DirectoryFailure(e);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    @Override
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

    @Override
    public String companyOf(String vault) {
        return users.companyOf(vault);
    }

    @Override
    public User user(String username) {
        return users.known(username);
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
    void cardsChange(DatabaseDesk desk) throws SQLException {
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

    @Override
    public <T> T change(Collection<String> profileIds, Function<Desk, T> work) {
        return write(profileIds, work::apply);
    }

    /** Runs one change, of these profiles at most, as one transaction. */
    <T> T write(Collection<String> profileIds, DatabaseDesk.Work<T> work) {
        writing.lock();
        try (Snapshot snapshot = snapshot()) {
            Instant now = Stream.of(clock.instant(), lastChange)
                    .max(Instant::compareTo)
                    .orElseThrow();
            var desk = new DatabaseDesk(snapshot, snapshot.dossiers(profileIds), numbers, now);
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

    @Override
    public String vault() {
        return vault;
    }

    @Override
    public int given() {
        writing.lock();
        try {
            return numbers.given();
        } finally {
            writing.unlock();
        }
    }

    @Override
    public Optional<String> idOf(int number) {
        if (number < population.profiles()) {
            return Optional.of(population.id(number));
        }
        return changed.contains(number) ? Optional.of(ProfileIds.of(number)) : Optional.empty();
    }

    @Override
    public Optional<String> ownerOf(String connectionId) {
        try (Snapshot snapshot = snapshot()) {
            return snapshot.connections(List.of(connectionId)).stream()
                    .map(Connection::profileId)
                    .findFirst();
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
}
