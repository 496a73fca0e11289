package syncline.virtual.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import syncline.crm.lab.PermissionChange;
import syncline.engage.directory.MemoryPeople;
import syncline.run.FaultPlan.Active;
import syncline.run.Faults;
import syncline.run.OpenRecords;
import syncline.run.Progress;
import syncline.run.Rights.Permissions;
import syncline.scenario.Population;
import syncline.scenario.Population.Size;
import syncline.scenario.Scenario;
import syncline.scenario.Step.Changes;
import syncline.virtual.Timeline;
import syncline.virtual.crm.CrmModel;
import syncline.virtual.crm.Moments;
import syncline.virtual.sync.CallModel;
import syncline.virtual.sync.CallTimes;
import syncline.virtual.sync.SyncEngine;

/**
 * Both ends and the sync between them, in memory and in virtual time.
 *
 * @param threads what the sync works on
 */
public record VirtualLab(
        Timeline timeline,
        MemoryPeople people,
        CrmModel crm,
        CallModel calls,
        SyncEngine engine,
        ExecutorService threads)
        implements Permissions, Faults.Breaks, AutoCloseable {

    /**
     * A lab before the first sync.
     *
     * @param threads how many threads the sync works on
     * @param calibration how long writes take; as the scenario says when null
     * @throws syncline.lab.UserError if a file with people cannot be read
     */
    static VirtualLab of(
            Scenario scenario, Timeline timeline, int threads, @Nullable Calibration calibration, Progress progress) {
        var line = progress.begins(0, "make up the lab", 0);
        var population = scenario.population().people(scenario.seed());
        var people = new MemoryPeople(population, Population.VAULT, Population.COMPANY, timeline);
        var crm = new CrmModel(population, Population.VAULT, Population.COMPANY, scenario.seed(), new Moments());
        var times = calibration == null ? CallTimes.of(scenario.api()) : calibration.times();
        var calls = new CallModel(scenario.api(), times, scenario.seed());
        var pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("lane-", 1).daemon().factory());
        var engine = new SyncEngine(people, crm, calls, scenario.rules().settings(), timeline, pool);
        line.ends("%,d profiles, %,d connections".formatted(population.profiles(), population.connections()));
        return new VirtualLab(timeline, people, crm, calls, engine, pool);
    }

    @Override
    public void revoke(PermissionChange change) {
        crm.revoke(change.profile(), change.grant(crm.schema()));
    }

    @Override
    public void grant(PermissionChange change) {
        crm.grant(change.profile(), change.grant(crm.schema()));
    }

    @Override
    public void set(Active now, Active before) {
        calls.breakEngage(now.engage());
        calls.breakCrm(now.crm());
        crm.set(now.records());
        var limits = now.limits();
        // A new limit begins a new window, so it is left alone unless it changes.
        if (!Objects.equals(limits, before.limits())) {
            if (limits == null) {
                calls.usualLimit();
            } else {
                calls.limit(limits.burst(), limits.delay());
            }
        }
    }

    /** Changes people and connections in Engage, then accounts and rows in the CRM; the same seed picks the same ones. */
    String change(Changes changes, Size size, long seed) {
        return new VirtualChanges(people, crm, timeline.now()).make(changes, size, seed);
    }

    /** The records that are not in step. */
    OpenRecords open() {
        return OpenRecords.of(engine.open().stream()
                .map(open -> new OpenRecords.One(
                        open.object().apiName(), open.externalId(), open.parked(), open.failures() == 0))
                .toList());
    }

    /** How often in a row the CRM refused each record that it refuses, by {@code object/externalId}. */
    Map<String, Integer> refused() {
        var refused = new HashMap<String, Integer>();
        crm.failures()
                .all()
                .forEach(failed -> refused.put(failed.object() + "/" + failed.externalId(), failed.failures()));
        return refused;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
