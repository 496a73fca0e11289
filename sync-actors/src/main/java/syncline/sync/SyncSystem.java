package syncline.sync;

import akka.actor.typed.ActorSystem;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import syncline.lab.http.LoopbackServer;
import syncline.sync.run.Meters;
import syncline.sync.run.Recording;

/** The sync of one Vault, running: actors, journal, ledger and admin API. */
public final class SyncSystem implements AutoCloseable {
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
        var neighbours = Neighbours.of(settings, system, meters);
        var workings = Workings.start(settings, clock, database, system, neighbours);
        var server = new AdminServer(settings, clock, system, neighbours, workings).start();
        Runnable schedule = () -> workings.runBySchedule(neighbours, clock);
        return new SyncSystem(system, database, server, meters, schedule, workings.recording());
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
