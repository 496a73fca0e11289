package syncline.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.report.FaultSpan;
import syncline.run.FaultPlan.Active;
import syncline.run.FaultPlan.Moment;
import syncline.run.FaultPlan.Ongoing;
import syncline.scenario.Fault;
import syncline.scenario.When.Going;

/** Follows what goes on, has broken what a scenario wants broken meanwhile, and notes from when to when. For one thread at a time. */
public final class Faults {
    private final FaultPlan plan;
    private final RunRecord record;
    private final Breaks breaks;
    private final List<Ongoing> ongoing = new ArrayList<>();
    private final Map<Fault, Double> broken = new LinkedHashMap<>();

    /** Who breaks and mends. */
    public interface Breaks {
        /** Has this broken from now on, and nothing else. */
        void set(Active now, Active before);
    }

    public Faults(FaultPlan plan, RunRecord record, Breaks breaks) {
        this.plan = plan;
        this.record = record;
        this.breaks = breaks;
    }

    /** Something begins. */
    public Ongoing begins(Going going, Moment now) {
        var begun = new Ongoing(going, now);
        ongoing.add(begun);
        look(now);
        return begun;
    }

    /** It ends. */
    public void ends(Ongoing begun, Moment now) {
        ongoing.remove(begun);
        look(now);
    }

    /** Breaks and mends what is due. */
    public void look(Moment now) {
        var wanted = plan.at(ongoing, now);
        var before = List.copyOf(broken.keySet());
        if (wanted.equals(before)) {
            return;
        }
        breaks.set(FaultPlan.active(wanted), FaultPlan.active(before));
        var mended = new LinkedHashMap<>(broken);
        wanted.forEach(mended::remove);
        mended.forEach((fault, start) -> note(fault, start, now.seconds()));
        var standing = new LinkedHashMap<Fault, Double>();
        for (var fault : wanted) {
            double start = broken.getOrDefault(fault, now.seconds());
            standing.put(fault, start);
            note(fault, start, null);
        }
        broken.clear();
        broken.putAll(standing);
    }

    private void note(Fault fault, double start, @Nullable Double end) {
        record.add(new FaultSpan(start, end, FaultNames.of(fault)));
    }
}
