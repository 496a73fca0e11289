package syncline.run;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import syncline.run.StepLog.Taking;
import syncline.scenario.Step;

/** The scheduler of the syncs and the lab's clock, as a schedule step uses them. */
public interface Scheduling {
    /**
     * What became of a due time.
     *
     * @param sync the number of the sync that began, 0 if none did
     * @param blocked why none began, else null
     */
    record Answered(int sync, @Nullable String blocked) {}

    /** What the lab's clock shows. */
    Instant now();

    /** Lets lab time pass. */
    void advance(Duration time);

    /** Replaces the scheduler's entry; what puts the one back that was there. */
    Runnable replace(Step.Entry entry);

    /** When a sync is due next. */
    Instant nextDue();

    /** What the scheduler did at a due time that has come. */
    Answered answered(Instant due);

    /** Follows a sync to its end; in a few words, how it ended. */
    String follow(int sync, Taking taking);

    /** Does what may begin a sync, with the faults that are meant for it. */
    <T> T duringSync(Supplier<T> work);
}
