package syncline.sync.run;

import java.util.concurrent.atomic.LongAdder;
import syncline.sync.rules.Counts;

/** What a running sync has done so far. Safe for use by many threads. */
public final class Progress {
    private final LongAdder read = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final LongAdder unchanged = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder failedByConfiguration = new LongAdder();
    private final LongAdder held = new LongAdder();
    private final LongAdder parked = new LongAdder();

    void read() {
        read.increment();
    }

    void written() {
        written.increment();
    }

    void unchanged() {
        unchanged.increment();
    }

    void failed(boolean byConfiguration) {
        failed.increment();
        if (byConfiguration) {
            failedByConfiguration.increment();
        }
    }

    void held(boolean byConfiguration) {
        held.increment();
        if (byConfiguration) {
            failedByConfiguration.increment();
        }
    }

    void parked() {
        parked.increment();
    }

    /** The counts now; while a sync runs, some records are read and not yet anything else. */
    public Counts counts() {
        return new Counts(
                read.sum(),
                written.sum(),
                unchanged.sum(),
                failed.sum(),
                failedByConfiguration.sum(),
                held.sum(),
                parked.sum());
    }
}
