package syncline.runner;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import syncline.lab.LabClock;
import syncline.run.FaultPlan;
import syncline.run.FaultPlan.Moment;
import syncline.run.FaultPlan.Ongoing;
import syncline.run.Faults;
import syncline.run.RunRecord;
import syncline.scenario.Step.SyncType;
import syncline.scenario.When.Going;

/** Breaks what a scenario wants broken while it wants it broken, and mends it then. Safe for use by many threads. */
final class FaultSwitch implements AutoCloseable {
    private final FaultPlan plan;
    private final Faults faults;
    private final SyncAdmin admin;
    private final LabClock clock;
    private final DoubleSupplier seconds;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("faults").daemon().factory());

    /** @param seconds real time since the run began */
    FaultSwitch(
            FaultPlan plan,
            LabControls controls,
            SyncAdmin admin,
            LabClock clock,
            RunRecord record,
            DoubleSupplier seconds) {
        this.plan = plan;
        this.faults = new Faults(plan, record, controls::set);
        this.admin = admin;
        this.clock = clock;
        this.seconds = seconds;
    }

    /** Does what begins the next sync, and follows it to its end. */
    <T> T duringSync(SyncType type, Supplier<T> sync) {
        return during(new Going.ASync(admin.newest() + 1, type), sync);
    }

    /** Does something that faults may be meant for. */
    <T> T during(Going going, Supplier<T> work) {
        var begun = begins(going);
        try {
            return work.get();
        } finally {
            ends(begun);
        }
    }

    /** Something begins. */
    synchronized Ongoing begins(Going going) {
        var begun = faults.begins(going, now(Duration.ZERO));
        for (var after : plan.changes(going)) {
            // A moment later, so that it is not just before the change.
            var unused = timer.schedule(this::lookAgain, after.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
        return begun;
    }

    /** Lets lab time pass. What is broken by then is broken before anything can begin then. */
    synchronized void advance(Duration time) {
        faults.look(now(time));
        clock.advance(time);
    }

    private synchronized void ends(Ongoing begun) {
        faults.ends(begun, now(Duration.ZERO));
    }

    private synchronized void lookAgain() {
        try {
            faults.look(now(Duration.ZERO));
        } catch (LabCalls.LabFailed e) {
            LoggerFactory.getLogger(FaultSwitch.class).debug("The lab stops already", e);
        }
    }

    private Moment now(Duration ahead) {
        return new Moment(seconds.getAsDouble(), clock.instant().plus(ahead));
    }

    /** Mends nothing, and breaks nothing any more. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
