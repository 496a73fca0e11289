package syncline.sync;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import syncline.lab.http.LoopbackServer;
import syncline.sync.actors.RecordGate;
import syncline.sync.admin.AdminApi;
import syncline.sync.engage.HttpEngage;
import syncline.sync.ledger.Ledger;
import syncline.sync.run.Meters;
import syncline.sync.run.SyncService;
import syncline.sync.run.Tools;
import syncline.sync.vault.VaultCrm;

/** The sync of one Vault, running: actors, journal, ledger and admin API. */
public final class SyncSystem implements AutoCloseable {
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final int LEDGER_CONNECTIONS = 4;

    private final ActorSystem<Void> system;
    private final HikariDataSource ledgerDatabase;
    private final LoopbackServer server;
    private final Meters meters;

    private SyncSystem(
            ActorSystem<Void> system, HikariDataSource ledgerDatabase, LoopbackServer server, Meters meters) {
        this.system = system;
        this.ledgerDatabase = ledgerDatabase;
        this.server = server;
        this.meters = meters;
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
        var syncs = SyncService.start(
                settings.vault(),
                new Tools(
                        system,
                        clock,
                        new HttpEngage(system, settings.engage(), settings.vault()),
                        new VaultCrm(system, settings.crm(), settings.username(), settings.password(), meters::crmCall),
                        new RecordGate(system),
                        ledger,
                        blocking,
                        settings.partitions(),
                        settings.rules()));
        var route = new AdminApi(syncs, ledger, blocking).route();
        var server = LoopbackServer.start(
                system, "the sync's admin API", settings.host(), settings.port(), route.handler(system));
        return new SyncSystem(system, database, server, meters);
    }

    /** The address of the admin API. */
    public URI admin() {
        return server.uri();
    }

    /** How long the calls of the CRM take. */
    public Meters meters() {
        return meters;
    }

    /** Stops at once; a sync that runs is left unfinished, as in a crash. */
    @Override
    public void close() {
        server.close();
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
