package syncline.sync.schedule;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.Every;
import syncline.sync.rules.Schedule;
import syncline.sync.schedule.SchedulerEvent.DueAnswered;
import syncline.sync.schedule.SchedulerEvent.ScheduleSet;

/**
 * The schedule and how far it has been followed.
 *
 * @param schedule null if none was ever made
 * @param followed due times up to here have been followed, or were before the schedule
 * @param last what became of the last due time, null before the first
 */
public record SchedulerState(
        @Nullable Schedule schedule,
        Instant followed,
        @Nullable DueAnswered last) {
    static final SchedulerState NEW = new SchedulerState(null, Instant.MIN, null);

    /** When a sync is asked for next: in the past for a moment, until the scheduler has looked at its clock. */
    public Optional<Instant> nextDue() {
        return schedule == null ? Optional.empty() : schedule.next(followed);
    }

    /** The due time to follow now: of several that have passed only the last, so that a long sleep is made up for once. */
    Optional<Instant> due(Instant now) {
        return schedule == null ? Optional.empty() : schedule.last(now).filter(due -> due.isAfter(followed));
    }

    SchedulerState evolve(SchedulerEvent event) {
        return switch (event) {
            case ScheduleSet set ->
                new SchedulerState(
                        new Schedule(new Every(set.count(), set.unit()), set.from(), set.zone()), set.at(), last);
            case DueAnswered answered ->
                new SchedulerState(schedule, answered.due().isAfter(followed) ? answered.due() : followed, answered);
        };
    }
}
