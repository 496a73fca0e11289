package syncline.virtual.run;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import syncline.run.FaultPlan;
import syncline.run.FaultPlan.Moment;
import syncline.run.FaultPlan.Ongoing;
import syncline.run.Faults;
import syncline.run.RunRecord;
import syncline.scenario.When.Going;
import syncline.virtual.Timeline;

/** Breaks and mends what a scenario wants broken, in virtual time, which both clocks of a fault are. */
final class VirtualFaults {
    private final FaultPlan plan;
    private final Faults faults;
    private final Timeline timeline;
    private final DoubleSupplier seconds;

    /** @param seconds of virtual time since the run began */
    VirtualFaults(FaultPlan plan, Faults.Breaks lab, Timeline timeline, RunRecord record, DoubleSupplier seconds) {
        this.plan = plan;
        this.faults = new Faults(plan, record, lab);
        this.timeline = timeline;
        this.seconds = seconds;
    }

    /** Something begins. */
    Ongoing begins(Going going) {
        var begun = faults.begins(going, now());
        plan.changes(going).forEach(after -> timeline.after(after, () -> faults.look(now())));
        return begun;
    }

    /** It has ended. */
    void ends(Ongoing begun) {
        faults.ends(begun, now());
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

    private Moment now() {
        return new Moment(seconds.getAsDouble(), timeline.now());
    }
}
