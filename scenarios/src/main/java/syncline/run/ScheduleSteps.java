package syncline.run;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import syncline.scenario.Step;

/** Lets the scheduler begin syncs, and the lab's clock jump from one due time to the next. */
public final class ScheduleSteps {
    /** An hourly schedule is blocked every other time; that needs saying a few times only. */
    private static final int MOST_REMARKS = 5;

    private final Scheduling scheduling;
    private final StepLog log;
    private int blocked;

    public ScheduleSteps(Scheduling scheduling, StepLog log) {
        this.scheduling = scheduling;
        this.log = log;
    }

    /**
     * Follows a schedule to its end.
     *
     * @param take takes what stands between two due times
     */
    public void take(Step.Schedule step, Consumer<Step> take) {
        blocked = 0;
        Instant end = scheduling.now().plus(step.schedule().period());
        var restore = scheduling.replace(step.schedule());
        try {
            for (int n = 1; n <= step.schedule().dueTimes(); n++) {
                Instant due = scheduling.nextDue();
                scheduling.advance(until(due).dividedBy(2));
                step.each().forEach(take);
                String name = "schedule: %d of %d, due %s"
                        .formatted(n, step.schedule().dueTimes(), due);
                log.takeNamed(log.next(), name, 0, taking -> scheduling.duringSync(() -> due(due, taking)));
            }
        } finally {
            restore.run();
        }
        if (blocked > MOST_REMARKS) {
            log.record().remark("… and %d more due times at which no sync began.".formatted(blocked - MOST_REMARKS));
        }
        scheduling.advance(until(end));
    }

    private StepLog.Ended due(Instant due, StepLog.Taking taking) {
        scheduling.advance(until(due));
        var answered = scheduling.answered(due);
        String why = answered.blocked();
        if (why == null) {
            return new StepLog.Ended(
                    "sync %d: scheduled, due %s".formatted(answered.sync(), due),
                    scheduling.follow(answered.sync(), taking));
        }
        blocked++;
        if (blocked <= MOST_REMARKS) {
            log.record().remark("Step %d began no sync: blocked at %s, %s.".formatted(taking.number(), due, why));
        }
        return new StepLog.Ended("schedule: blocked, due " + due, "blocked, " + why);
    }

    private Duration until(Instant time) {
        var left = Duration.between(scheduling.now(), time);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
