package syncline.sync;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.serialization.SerializationExtension;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import syncline.lab.http.LoopbackServer;
import syncline.sync.activities.JobTools;
import syncline.sync.actors.InviteGate;
import syncline.sync.actors.RecordGate;
import syncline.sync.admin.AdminApi;
import syncline.sync.admin.Admins;
import syncline.sync.admin.CredentialRoutes;
import syncline.sync.admin.HistoryRoutes;
import syncline.sync.admin.IndicatorRoutes;
import syncline.sync.admin.InviteRoutes;
import syncline.sync.admin.PostProcessingRoutes;
import syncline.sync.admin.RecordRoutes;
import syncline.sync.admin.ScheduleRoutes;
import syncline.sync.admin.ShareForm;
import syncline.sync.admin.ShareRoutes;
import syncline.sync.admin.SyncRoutes;
import syncline.sync.clicks.UserAgents;
import syncline.sync.engage.HttpEngage;
import syncline.sync.engage.HttpEngageDesk;
import syncline.sync.engage.HttpEngageLinks;
import syncline.sync.engage.HttpHits;
import syncline.sync.export.JournalExport;
import syncline.sync.journal.SqlEvents;
import syncline.sync.journal.SqlJournal;
import syncline.sync.ledger.HitLedger;
import syncline.sync.ledger.Ledger;
import syncline.sync.ledger.Marks;
import syncline.sync.life.InviteLives;
import syncline.sync.life.Lives;
import syncline.sync.rules.Schedule;
import syncline.sync.run.Meters;
import syncline.sync.run.PostProcessing;
import syncline.sync.run.Recording;
import syncline.sync.run.SyncService;
import syncline.sync.run.Tools;
import syncline.sync.schedule.SchedulerService;
import syncline.sync.sharing.Sharing;
import syncline.sync.vault.IntegrationUser;
import syncline.sync.vault.VaultCrm;
import syncline.sync.vault.VaultDesk;
import syncline.sync.vault.VaultShareDesk;
import syncline.sync.vault.VaultSignIn;

/** The sync of one Vault, running: actors, journal, ledger and admin API. */
public final class SyncSystem implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncSystem.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final int LEDGER_CONNECTIONS = 4;

    private final ActorSystem<Void> system;
    private final HikariDataSource ledgerDatabase;
    private final LoopbackServer server;
    private final Meters meters;
    private final Runnable schedule;
    private final Recording recording;

    private SyncSystem(
            ActorSystem<Void> system,
            HikariDataSource ledgerDatabase,
            LoopbackServer server,
            Meters meters,
            Runnable schedule,
            Recording recording) {
        this.system = system;
        this.ledgerDatabase = ledgerDatabase;
        this.server = server;
        this.meters = meters;
        this.schedule = schedule;
        this.recording = recording;
    }

    /**
     * Starts a sync system. No sync runs until one is begun.
     *
     * @throws syncline.lab.UserError if its database or its port cannot be had
     */
    public static SyncSystem start(SyncSettings settings, InstantSource clock) {
        var database = settings.database().open("the sync's journal and ledger", LEDGER_CONNECTIONS);
        try {
            Schema.create(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        ActorSystem<Void> system = SyncActors.start(settings.database());
        try {
            return start(settings, clock, database, system);
        } catch (RuntimeException e) {
            system.terminate();
            database.close();
            throw e;
        }
    }

    private static SyncSystem start(
            SyncSettings settings, InstantSource clock, HikariDataSource database, ActorSystem<Void> system) {
        var meters = new Meters();
        var ledger = new Ledger(database);
        var blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        var signIn = new VaultSignIn(system, settings.crm());
        var user = new IntegrationUser(signIn, settings.username(), settings.password());
        var engage = new HttpEngage(system, settings.engage(), settings.vault());
        var crm = new VaultCrm(system, settings.crm(), user, signIn, meters::crmCall);
        var desk = new VaultDesk(system, settings.crm());
        var journal = new SqlJournal(database);
        var recording = new Recording(system, journal, settings.vault(), settings.rules());
        var hits = new HitLedger(database);
        var jobs = new JobTools(
                system,
                clock,
                new HttpHits(system, settings.engage()),
                crm,
                new InviteGate(system),
                hits,
                new UserAgents(),
                blocking,
                settings.rules().walletActivity());
        var engageDesk = new HttpEngageDesk(system, settings.engage());
        var syncs = SyncService.start(
                settings.vault(),
                new Tools(
                        system,
                        clock,
                        engage,
                        crm,
                        new RecordGate(system),
                        ledger,
                        new Marks(database),
                        journal,
                        blocking,
                        settings.partitions(),
                        recording,
                        jobs,
                        settings.rules()));
        validate(user);
        var scheduler = SchedulerService.start(system, settings.vault(), clock, syncs);
        var api = new AdminApi(
                new Admins(signIn, clock),
                List.of(
                        new SyncRoutes(syncs, ledger, blocking),
                        new CredentialRoutes(user),
                        new HistoryRoutes(
                                out -> export(database, system)
                                        .write(out, settings.vault(), settings.rules(), Map.of()),
                                blocking),
                        new ScheduleRoutes(scheduler, user, clock),
                        new PostProcessingRoutes(syncs, hits, blocking),
                        new InviteRoutes(new InviteLives(system)),
                        new RecordRoutes(new Lives(system, clock, engage, crm), syncs, desk),
                        new IndicatorRoutes(
                                desk, engageDesk, settings.rules().invites().linkShareSetsPending()),
                        new ShareRoutes(
                                sharing(system, settings, desk, engageDesk),
                                new ShareForm(clock, () -> UUID.randomUUID().toString()))));
        var server = LoopbackServer.start(
                system,
                "the sync's admin API",
                settings.host(),
                settings.port(),
                api.route().handler(system));
        Runnable schedule = () -> {
            user.zone().ifPresent(zone -> scheduler.setFirst(Schedule.nightly(clock.instant(), zone)));
            syncs.schedulePostProcessingFirst(PostProcessing.USUAL);
        };
        return new SyncSystem(system, database, server, meters, schedule, recording);
    }

    private static JournalExport export(HikariDataSource database, ActorSystem<Void> system) {
        var serialization = SerializationExtension.get(system.classicSystem());
        return new JournalExport(new SqlJournal(database), new SqlEvents(database, serialization));
    }

    private static Sharing sharing(
            ActorSystem<?> system, SyncSettings settings, VaultDesk desk, HttpEngageDesk engageDesk) {
        return new Sharing(
                system,
                new VaultShareDesk(system, settings.crm()),
                desk,
                engageDesk,
                new HttpEngageLinks(system, settings.engage()),
                settings.rules().invites().qrOnOpen());
    }

    /** Nobody keeps the password, so it is validated anew at each start, and before any due time is followed. */
    private static void validate(IntegrationUser user) {
        var standing = user.validate().toCompletableFuture().join();
        if (!standing.validated()) {
            LOG.warn("The integration user {} is not validated: {}", standing.username(), standing.reason());
        }
    }

    /** The address of the admin API. */
    public URI admin() {
        return server.uri();
    }

    /** Lets a sync run every night at two (A5) and a Post-Processing job every 15 minutes (J24), unless they ever had a schedule. */
    public void runBySchedule() {
        schedule.run();
    }

    /**
     * Records from now on what the syncs do.
     *
     * @param about what the history tells of the run: scenario, seed, commit
     * @throws syncline.lab.UserError if the file is there already or cannot be made
     */
    public void record(Path file, Map<String, String> about) {
        recording.begin(file, about);
    }

    /** How long the calls of the CRM take. */
    public Meters meters() {
        return meters;
    }

    /** Stops at once; a sync that runs is left unfinished, as in a crash. */
    @Override
    public void close() {
        server.close();
        try {
            recording.close();
        } finally {
            stopActors();
        }
    }

    private void stopActors() {
        system.terminate();
        try {
            system.getWhenTerminated().toCompletableFuture().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The sync's actors did not stop within " + LONGEST_STOP, e);
        } finally {
            ledgerDatabase.close();
        }
    }
}
