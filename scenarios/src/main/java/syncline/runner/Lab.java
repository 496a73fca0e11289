package syncline.runner;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.slf4j.LoggerFactory;
import syncline.crm.CrmSettings;
import syncline.crm.CrmSimulator;
import syncline.crm.security.PermissionSets;
import syncline.engage.http.EngageSettings;
import syncline.engage.http.EngageSimulator;
import syncline.engage.population.Population;
import syncline.lab.LabClock;
import syncline.lab.http.LoopbackServer;
import syncline.run.Progress;
import syncline.sync.SyncSettings;
import syncline.sync.SyncSystem;
import syncline.sync.run.Meters;

/** A lab in this JVM: Engage, a CRM with its users and accounts, and the sync between them, speaking HTTP on loopback. */
public final class Lab implements AutoCloseable {
    /** The Vault of every lab. */
    public static final String VAULT = syncline.scenario.Population.VAULT;

    /** Who the sync signs in to the CRM as. */
    public static final String INTEGRATION_USER = "integration@syncline.example";

    /** A business admin of the CRM, with the same password. */
    public static final String ADMIN = "admin@syncline.example";

    private static final String COMPANY = syncline.scenario.Population.COMPANY;

    private final LabClock clock;
    private final Deque<AutoCloseable> parts;
    private final URI engage;
    private final URI crm;
    private final SyncSystem sync;
    private final String password;

    private Lab(LabClock clock, Deque<AutoCloseable> parts, URI engage, URI crm, SyncSystem sync, String password) {
        this.password = password;
        this.clock = clock;
        this.parts = parts;
        this.engage = engage;
        this.crm = crm;
        this.sync = sync;
    }

    /**
     * Starts all parts and seeds the CRM with the population's users and the accounts that profiles are linked to.
     *
     * @throws syncline.lab.UserError if a file with people cannot be read, or a port or a database cannot be had
     */
    public static Lab start(LabSettings settings, LabClock clock, Progress progress) {
        var parts = new ArrayDeque<AutoCloseable>();
        try {
            return start(settings, clock, progress, parts);
        } catch (RuntimeException e) {
            close(parts);
            throw e;
        }
    }

    private static Lab start(LabSettings settings, LabClock clock, Progress progress, Deque<AutoCloseable> parts) {
        var population = settings.population().people(settings.seed());
        var ports = settings.ports();
        var storage = settings.storage();
        parts.push(storage);
        String host = LoopbackServer.LOOPBACK;
        var line = progress.begins(0, "start the lab", 0);
        var engage = EngageSimulator.start(
                new EngageSettings(host, ports.engage(), population, storage.engage(), VAULT, COMPANY, settings.seed()),
                clock);
        parts.push(engage);
        var crm = CrmSimulator.start(
                new CrmSettings(
                        host,
                        ports.crm(),
                        storage.crm(),
                        VAULT,
                        INTEGRATION_USER,
                        settings.password(),
                        settings.seed()),
                clock);
        parts.push(crm);
        seed(crm, population);
        crm.addUser(ADMIN, settings.password(), PermissionSets.BUSINESS_ADMIN);
        var sync = SyncSystem.start(
                new SyncSettings(
                        VAULT,
                        engage.uri(),
                        crm.uri(),
                        INTEGRATION_USER,
                        settings.password(),
                        storage.sync(),
                        host,
                        ports.admin(),
                        settings.partitions(),
                        settings.rules()),
                clock);
        parts.push(sync);
        line.ends("%,d profiles, %,d connections".formatted(population.profiles(), population.connections()));
        return new Lab(clock, parts, engage.uri(), crm.uri(), sync, settings.password());
    }

    private static void seed(CrmSimulator crm, Population population) {
        crm.crm()
                .load(
                        "user__sys",
                        population
                                .users()
                                .filter(user -> user.vault().equals(VAULT))
                                .map(user -> Map.of(
                                        "username__sys", user.username(),
                                        "name__v", user.firstName() + " " + user.lastName(),
                                        "first_name__sys", user.firstName(),
                                        "last_name__sys", user.lastName(),
                                        "email__sys", user.email()))
                                .iterator());
        SharingSetup.load(crm.crm());
        var merged = crm.crm().mergedAccounts();
        crm.crm()
                .load(
                        "account__v",
                        population
                                .linkedAccounts()
                                .filter(account -> !merged.contains(account.id()))
                                .map(account -> Map.of("id", account.id(), "name__v", account.name()))
                                .iterator());
    }

    /** The one clock of all parts. */
    public LabClock clock() {
        return clock;
    }

    /** Engage's address. */
    public URI engage() {
        return engage;
    }

    /** The CRM's address. */
    public URI crm() {
        return crm;
    }

    /** The address of the sync's admin API. */
    public URI admin() {
        return sync.admin();
    }

    /** The integration user's and the admin's. */
    public String password() {
        return password;
    }

    /** Lets a sync run every night and a Post-Processing job every 15 minutes, unless they ever had a schedule. */
    public void runBySchedule() {
        sync.runBySchedule();
    }

    /**
     * Records from now on what the syncs do.
     *
     * @param about what the history tells of the run
     * @throws syncline.lab.UserError if the file is there already or cannot be made
     */
    public void record(Path file, Map<String, String> about) {
        sync.record(file, about);
    }

    /** How long the CRM takes to answer the sync. */
    public Meters meters() {
        return sync.meters();
    }

    /** Stops all parts, the sync first. */
    @Override
    public void close() {
        close(parts);
    }

    private static synchronized void close(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LoggerFactory.getLogger(Lab.class).warn("A part of the lab did not stop cleanly", e);
            }
        }
    }
}
