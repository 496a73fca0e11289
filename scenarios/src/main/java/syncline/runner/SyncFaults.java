package syncline.runner;

import java.util.function.Supplier;
import syncline.scenario.Step.SyncType;

/** Breaks, while a sync runs, what the scenario wants broken during it. */
record SyncFaults(FaultPlan plan, LabControls controls, SyncAdmin admin) {

    /** What is broken between syncs. */
    void between() {
        controls.set(plan.between());
    }

    /** Does what begins the next sync, and follows it to its end. */
    <T> T during(SyncType type, Supplier<T> sync) {
        controls.set(plan.during(admin.newest() + 1, type));
        try {
            return sync.get();
        } finally {
            between();
        }
    }
}
