package syncline.runner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import syncline.report.FaultSpan;
import syncline.runner.FaultPlan.Ongoing;
import syncline.scenario.Fault;
import syncline.scenario.Step.SyncType;
import syncline.scenario.When.Going;

/** Breaks what a scenario wants broken while it wants it broken, and mends it then. Safe for use by many threads. */
final class FaultSwitch implements AutoCloseable {
    private final FaultPlan plan;
    private final LabControls controls;
    private final SyncAdmin admin;
    private final RunRecord record;
    private final DoubleSupplier seconds;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("faults").daemon().factory());
    private final List<Ongoing> ongoing = new ArrayList<>();
    private final Map<Fault, Double> broken = new LinkedHashMap<>();

    /** @param seconds real time since the run began */
    FaultSwitch(FaultPlan plan, LabControls controls, SyncAdmin admin, RunRecord record, DoubleSupplier seconds) {
        this.plan = plan;
        this.controls = controls;
        this.admin = admin;
        this.record = record;
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
        var begun = new Ongoing(going, seconds.getAsDouble());
        ongoing.add(begun);
        look();
        for (double after : plan.changes(going)) {
            // A moment later, so that it is not just before the change.
            var unused = timer.schedule(this::lookAgain, (long) (after * 1000) + 1, TimeUnit.MILLISECONDS);
        }
        return begun;
    }

    private synchronized void ends(Ongoing begun) {
        ongoing.remove(begun);
        look();
    }

    private synchronized void lookAgain() {
        try {
            look();
        } catch (LabCalls.LabFailed e) {
            LoggerFactory.getLogger(FaultSwitch.class).debug("The lab stops already", e);
        }
    }

    private void look() {
        double now = seconds.getAsDouble();
        var wanted = plan.at(ongoing, now);
        if (wanted.equals(List.copyOf(broken.keySet()))) {
            return;
        }
        controls.set(FaultPlan.active(wanted), FaultPlan.active(List.copyOf(broken.keySet())));
        var mended = new LinkedHashMap<>(broken);
        wanted.forEach(mended::remove);
        mended.forEach((fault, start) -> note(fault, start, now));
        var standing = new LinkedHashMap<Fault, Double>();
        for (var fault : wanted) {
            double start = broken.getOrDefault(fault, now);
            standing.put(fault, start);
            note(fault, start, null);
        }
        broken.clear();
        broken.putAll(standing);
    }

    private void note(Fault fault, double start, @Nullable Double end) {
        record.add(new FaultSpan(start, end, FaultNames.of(fault)));
    }

    /** Mends nothing, and breaks nothing any more. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
