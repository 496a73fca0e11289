package syncline.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import syncline.lab.LabClock;
import syncline.run.Scheduling;
import syncline.run.StepLog.Taking;
import syncline.scenario.Step;
import syncline.scenario.Step.SyncType;

/** The lab's scheduler and clock, in a run in real time. */
record LabScheduling(LabClock clock, SchedulerAdmin scheduler, FaultSwitch faults, SyncWatch watch)
        implements Scheduling {
    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void advance(Duration time) {
        faults.advance(time);
    }

    @Override
    public Runnable replace(Step.Entry entry) {
        var before = scheduler.entry();
        scheduler.set(entry);
        return () -> scheduler.restore(before);
    }

    @Override
    public Instant nextDue() {
        return scheduler
                .nextDue()
                .orElseThrow(() -> new LabCalls.LabFailed("The scheduler has an entry and no next due time"));
    }

    @Override
    public Answered answered(Instant due) {
        return scheduler.answered(due);
    }

    @Override
    public String follow(int sync, Taking taking) {
        return watch.follow(sync, taking.line());
    }

    @Override
    public <T> T duringSync(Supplier<T> work) {
        return faults.duringSync(SyncType.INCREMENTAL, work);
    }
}
