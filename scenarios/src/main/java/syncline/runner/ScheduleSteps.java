package syncline.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import syncline.lab.LabClock;
import syncline.scenario.Step;

/** Lets the scheduler begin syncs, and the lab's clock jump from one due time to the next. */
final class ScheduleSteps {
    /** An hourly schedule is blocked every other time; that needs saying a few times only. */
    private static final int MOST_REMARKS = 5;

    private final LabClock clock;
    private final SchedulerAdmin scheduler;
    private final FaultSwitch faults;
    private final SyncWatch watch;
    private final StepLog log;
    private int blocked;

    ScheduleSteps(LabClock clock, SchedulerAdmin scheduler, FaultSwitch faults, SyncWatch watch, StepLog log) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.faults = faults;
        this.watch = watch;
        this.log = log;
    }

    /**
     * Follows a schedule to its end.
     *
     * @param take takes what stands between two due times
     */
    void take(Step.Schedule step, Consumer<Step> take) {
        blocked = 0;
        var before = scheduler.entry();
        Instant end = clock.instant().plus(step.schedule().period());
        scheduler.set(step.schedule());
        try {
            for (int n = 1; n <= step.schedule().dueTimes(); n++) {
                Instant due = scheduler
                        .nextDue()
                        .orElseThrow(() -> new LabCalls.LabFailed("The scheduler has an entry and no next due time"));
                clock.advance(until(due).dividedBy(2));
                step.each().forEach(take);
                String name = "schedule: %d of %d, due %s"
                        .formatted(n, step.schedule().dueTimes(), due);
                log.takeNamed(
                        log.next(),
                        name,
                        0,
                        taking -> faults.duringSync(Step.SyncType.INCREMENTAL, () -> due(due, taking)));
            }
        } finally {
            scheduler.restore(before);
        }
        if (blocked > MOST_REMARKS) {
            log.record().remark("… and %d more due times at which no sync began.".formatted(blocked - MOST_REMARKS));
        }
        clock.advance(until(end));
    }

    private StepLog.Ended due(Instant due, StepLog.Taking taking) {
        clock.advance(until(due));
        var answered = scheduler.answered(due);
        String why = answered.blocked();
        if (why == null) {
            return new StepLog.Ended(
                    "sync %d: scheduled, due %s".formatted(answered.sync(), due),
                    watch.follow(answered.sync(), taking.line()));
        }
        blocked++;
        if (blocked <= MOST_REMARKS) {
            log.record().remark("Step %d began no sync: blocked at %s, %s.".formatted(taking.number(), due, why));
        }
        return new StepLog.Ended("schedule: blocked, due " + due, "blocked, " + why);
    }

    private Duration until(Instant time) {
        var left = Duration.between(clock.instant(), time);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
