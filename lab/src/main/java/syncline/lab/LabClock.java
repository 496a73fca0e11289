package syncline.lab;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one clock of a lab: a base clock plus an offset that only grows. Waiting in a scenario moves the offset and never
 * sleeps. Times are in milliseconds, the resolution of every store and API here. Safe for use by many threads.
 */
public final class LabClock extends Clock {
    private final Clock base;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    private LabClock(Clock base) {
        this.base = base;
    }

    /** A lab clock that starts at the wall clock's time. */
    public static LabClock system() {
        return new LabClock(Clock.systemUTC());
    }

    /** A lab clock over another one: a fixed clock makes tests repeatable. */
    public static LabClock over(Clock base) {
        return new LabClock(base);
    }

    /**
     * Lets time pass without waiting.
     *
     * @throws IllegalArgumentException if {@code time} is negative: time never runs backwards here
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("A lab clock cannot go back, asked for " + time);
        }
        offset.updateAndGet(time::plus);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get()).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Unsupported: everything in a lab is UTC. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("A lab clock is always in UTC");
    }
}
