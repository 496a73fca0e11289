package syncline.crm.limits;

import java.time.Duration;
import java.time.Instant;
import syncline.lab.LabClock;

/** Counts calls in windows of lab time that follow one another, each starting at zero. Safe for use by many threads. */
public final class FixedWindow {
    private final LabClock clock;
    private final Duration length;
    private Instant end;
    private long count;

    /** The first window starts now. */
    public FixedWindow(LabClock clock, Duration length) {
        this.clock = clock;
        this.length = length;
        this.end = clock.instant().plus(length);
    }

    /** Counts one call and tells which one of its window it is, from 1. */
    public synchronized long next() {
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            end = now.plus(length);
            count = 0;
        }
        return ++count;
    }

    /** How many calls of this window were counted. */
    synchronized long counted() {
        return over() ? 0 : count;
    }

    synchronized boolean over() {
        return !clock.instant().isBefore(end);
    }
}
