package syncline.virtual.sync;

import java.time.Instant;
import java.util.Comparator;

/** A lane and its clock, which its calls move. */
final class ClockedLane {
    static final Comparator<ClockedLane> BY_TIME =
            Comparator.<ClockedLane>comparingLong(one -> one.clock).thenComparingInt(one -> one.index);

    private final int index;
    private final Lane lane;
    private final Calls calls;
    private long clock;

    /**
     * @param calls those that the lane makes
     * @param clock the time in milliseconds
     */
    ClockedLane(int index, Lane lane, Calls calls, long clock) {
        this.index = index;
        this.lane = lane;
        this.calls = calls;
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

    /** Lets the call of the last round take its time. */
    void pass(Tally tally) {
        clock = calls.pass(clock, tally);
    }
}
