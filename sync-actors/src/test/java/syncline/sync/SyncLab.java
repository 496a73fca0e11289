package syncline.sync;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.serialization.SerializationExtension;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import syncline.lab.LabClock;
import syncline.lab.db.Database;
import syncline.sync.activities.JobTools;
import syncline.sync.actors.InviteGate;
import syncline.sync.actors.RecordGate;
import syncline.sync.clicks.UserAgents;
import syncline.sync.export.JournalExport;
import syncline.sync.journal.SqlEvents;
import syncline.sync.journal.SqlJournal;
import syncline.sync.ledger.HitLedger;
import syncline.sync.ledger.Ledger;
import syncline.sync.ledger.Marks;
import syncline.sync.rules.CrmUser;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.Trigger;
import syncline.sync.run.CoordinatorCommand.BeginReply;
import syncline.sync.run.JobRecord;
import syncline.sync.run.Recording;
import syncline.sync.run.SyncRecord;
import syncline.sync.run.SyncService;
import syncline.sync.run.Tools;

/** Real actors on a real journal, between a source and a target that a test holds in its hands. */
public final class SyncLab implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-03-01T02:00:00Z");

    public final FakeEngage engage = new FakeEngage();
    public final FakeHits hits = new FakeHits();
    public final FakeCrm crm = new FakeCrm();
    public final LabClock clock = LabClock.over(Clock.fixed(START, ZoneOffset.UTC));
    public final Ledger ledger;
    public final HitLedger hitLedger;
    public final SyncService syncs;
    public final ActorSystem<Void> system;
    private final HikariDataSource database;
    private final Recording recording;

    /** A lab on {@code where}; another one on the same place knows what this one knew. */
    public SyncLab(Database where) {
        this(where, RuleSettings.CHOSEN);
    }

    /** The same, by other readings of the rule book. */
    public SyncLab(Database where, RuleSettings rules) {
        this(where, rules, null);
    }

    /** The same, with its history recorded in a new file. */
    public SyncLab(Database where, RuleSettings rules, @Nullable Path recorded) {
        database = where.open("a test", 4);
        Schema.create(database);
        system = SyncActors.start(where);
        ledger = new Ledger(database);
        var journal = new SqlJournal(database);
        recording = new Recording(system, journal, "vault", rules);
        if (recorded != null) {
            recording.begin(recorded, Map.of());
        }
        hitLedger = new HitLedger(database);
        crm.users(new CrmUser("1001", "rep1", "Rita Reps"), new CrmUser("1002", "rep2", "Remy Reps"));
        var blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        syncs = SyncService.start(
                "vault",
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
                        2,
                        recording,
                        new JobTools(
                                system,
                                clock,
                                hits,
                                crm,
                                new InviteGate(system),
                                hitLedger,
                                new UserAgents(),
                                blocking,
                                rules.walletActivity()),
                        rules));
    }

    /** Makes a history of what the journal holds now. */
    public void export(Path file) throws IOException {
        export(Files.newOutputStream(file));
    }

    /** The same, into a stream, which is closed. */
    public void export(OutputStream out) throws IOException {
        var serialization = SerializationExtension.get(system.classicSystem());
        new JournalExport(new SqlJournal(database), new SqlEvents(database, serialization))
                .write(out, "vault", RuleSettings.CHOSEN, Map.of());
    }

    /** Begins a sync that may begin, and waits for its end. */
    public SyncRecord sync(Trigger trigger) {
        return switch (get(syncs.begin(trigger))) {
            case BeginReply.Begun begun -> finished(begun.number());
            case BeginReply.Refused refused -> throw new AssertionError("The sync was blocked: " + refused.why());
        };
    }

    /** A night later: the gap of A12 is long over. */
    public SyncRecord nightly() {
        clock.advance(Duration.ofDays(1));
        return sync(Trigger.SCHEDULED);
    }

    public SyncRecord finished(int number) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> get(syncs.sync(number)).orElseThrow(), sync -> sync.finishedAt() != null);
    }

    /** Runs a Post-Processing job to its end. */
    public JobRecord postProcess() {
        int number = get(syncs.startPostProcessing()).number();
        return jobFinished(number);
    }

    public JobRecord jobFinished(int number) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> get(syncs.postProcessing()).jobs().shown().stream()
                                .filter(job -> job.number() == number)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    public static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        recording.close();
        system.terminate();
        get(system.getWhenTerminated());
        database.close();
    }
}
