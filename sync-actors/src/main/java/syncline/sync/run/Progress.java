package syncline.sync.run;

import syncline.sync.rules.Counts;

/** What a running sync has done so far. Safe for use by many threads. */
public final class Progress {
    private Counts counts = Counts.NONE;

    synchronized void add(Counts more) {
        counts = counts.plus(more);
    }

    /** The counts now; while a sync runs, some records are read and not yet anything else. */
    public synchronized Counts counts() {
        return counts;
    }
}
