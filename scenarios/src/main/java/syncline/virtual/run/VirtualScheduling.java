package syncline.virtual.run;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import syncline.run.Scheduling;
import syncline.run.StepLog.Taking;
import syncline.scenario.Step;
import syncline.scenario.Step.SyncType;
import syncline.scenario.When.Going;
import syncline.sync.rules.Every;
import syncline.sync.rules.Schedule;
import syncline.sync.rules.Trigger;
import syncline.virtual.Timeline;

/** The scheduler of a virtual run (A1 to A4, A16). */
final class VirtualScheduling implements Scheduling {
    /** The integration user's time zone, as the simulated CRM gives it to every user. */
    private static final ZoneId ZONE = ZoneId.of("Etc/UTC");

    private final Timeline timeline;
    private final Syncs syncs;
    private final VirtualFaults faults;
    private @Nullable Schedule schedule;

    VirtualScheduling(Timeline timeline, Syncs syncs, VirtualFaults faults) {
        this.timeline = timeline;
        this.syncs = syncs;
        this.faults = faults;
    }

    @Override
    public Instant now() {
        return timeline.now();
    }

    @Override
    public void advance(Duration time) {
        timeline.advance(time);
    }

    @Override
    public Runnable replace(Step.Entry entry) {
        var before = schedule;
        schedule = Schedule.at(Every.parse(entry.every().toString()), entry.at(), timeline.now(), ZONE);
        return () -> schedule = before;
    }

    @Override
    public Instant nextDue() {
        var current = schedule;
        if (current == null) {
            throw new IllegalStateException("No entry was made");
        }
        return current.next(timeline.now()).orElseThrow();
    }

    @Override
    public Answered answered(Instant due) {
        var begun = syncs.begin(Trigger.SCHEDULED);
        var blocked = begun.blocked();
        return new Answered(
                begun.number(), blocked == null ? null : blocked.reason().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public String follow(int sync, Taking taking) {
        return syncs.follow(sync, taking.line());
    }

    @Override
    public <T> T duringSync(Supplier<T> work) {
        return faults.during(new Going.ASync(syncs.newest() + 1, SyncType.INCREMENTAL), work);
    }
}
