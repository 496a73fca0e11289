package syncline.virtual.sync;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.ToLongBiFunction;

/** A lane and its clock, which its calls move. */
final class ClockedLane {
    static final Comparator<ClockedLane> BY_TIME =
            Comparator.<ClockedLane>comparingLong(one -> one.clock).thenComparingInt(one -> one.index);

    private final int index;
    private final Lane lane;
    private long clock;

    /** @param clock the time in milliseconds */
    ClockedLane(int index, Lane lane, long clock) {
        this.index = index;
        this.lane = lane;
        this.clock = clock;
    }

    Lane lane() {
        return lane;
    }

    long clock() {
        return clock;
    }

    Instant now() {
        return Instant.ofEpochMilli(clock);
    }

    /** Lets the calls of the last round take their time. */
    void pass(ToLongBiFunction<Exchange, Long> made) {
        for (Exchange call : lane.calls()) {
            clock = made.applyAsLong(call, clock);
        }
    }
}
