package syncline.sync;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.serialization.SerializationExtension;
import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
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
import syncline.sync.rules.Schedule;
import syncline.sync.run.PostProcessing;
import syncline.sync.run.Recording;
import syncline.sync.run.SyncService;
import syncline.sync.run.Tools;
import syncline.sync.schedule.SchedulerService;

/**
 * What does the work between the neighbours: syncs, Post-Processing jobs, their schedule, and what is kept of them.
 *
 * @param database holds journal and ledgers
 */
record Workings(
        ActorSystem<?> system,
        HikariDataSource database,
        Ledger ledger,
        HitLedger hits,
        Recording recording,
        SyncService syncs,
        SchedulerService scheduler) {
    /** Starts them; the integration user is validated before any due time is followed. */
    static Workings start(
            SyncSettings settings,
            InstantSource clock,
            HikariDataSource database,
            ActorSystem<?> system,
            Neighbours neighbours) {
        var journal = new SqlJournal(database);
        var ledger = new Ledger(database);
        var hits = new HitLedger(database);
        var recording = new Recording(system, journal, settings.vault(), settings.rules());
        var syncs = SyncService.start(
                settings.vault(),
                new Tools(
                        system,
                        clock,
                        neighbours.engage(),
                        neighbours.crm(),
                        new RecordGate(system),
                        ledger,
                        new Marks(database),
                        journal,
                        system.dispatchers().lookup(DispatcherSelector.blocking()),
                        settings.partitions(),
                        recording,
                        jobs(settings, clock, system, neighbours, hits),
                        settings.rules()));
        neighbours.validateUser();
        var scheduler = SchedulerService.start(system, settings.vault(), clock, syncs);
        return new Workings(system, database, ledger, hits, recording, syncs, scheduler);
    }

    private static JobTools jobs(
            SyncSettings settings, InstantSource clock, ActorSystem<?> system, Neighbours neighbours, HitLedger hits) {
        return new JobTools(
                system,
                clock,
                neighbours.hits(),
                neighbours.crm(),
                new InviteGate(system),
                hits,
                new UserAgents(),
                system.dispatchers().lookup(DispatcherSelector.blocking()),
                settings.rules().walletActivity());
    }

    /** A new export of the journal. */
    JournalExport export() {
        var serialization = SerializationExtension.get(system.classicSystem());
        return new JournalExport(new SqlJournal(database), new SqlEvents(database, serialization));
    }

    /** A sync every night at two (A5) and a Post-Processing job every 15 minutes (J24), unless they ever had a schedule. */
    void runBySchedule(Neighbours neighbours, InstantSource clock) {
        neighbours.user().zone().ifPresent(zone -> scheduler.setFirst(Schedule.nightly(clock.instant(), zone)));
        syncs.schedulePostProcessingFirst(PostProcessing.USUAL);
    }
}
