package syncline.lab;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The one clock of a lab: a base clock plus an offset that only grows. Waiting in a scenario moves the offset and never
 * sleeps. Times are in milliseconds, the resolution of every store and API here. Safe for use by many threads.
 */
public final class LabClock extends Clock {
    /** No lab gets further: times are written with four digits of the year. */
    public static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");

    private final Clock base;
    private volatile Duration offset = Duration.ZERO;
    private Keeper keeper = Keeper.NONE;

    private LabClock(Clock base) {
        this.base = base;
    }

    /** Where the offset outlives the process, so that a lab that starts again goes on in its own time. */
    public interface Keeper {
        /** Forgets it with the process. */
        Keeper NONE = new Keeper() {
            @Override
            public Duration kept() {
                return Duration.ZERO;
            }

            @Override
            public void keep(Duration offset) {}
        };

        /** The offset that was kept last, zero before the first. */
        Duration kept();

        /** Keeps an offset; when this returns, it is durable. */
        void keep(Duration offset);
    }

    /** A lab clock that starts at the wall clock's time. */
    public static LabClock system() {
        return new LabClock(Clock.systemUTC());
    }

    /** A lab clock that starts at this time and goes on as the wall clock does. */
    public static LabClock from(Instant start) {
        var wall = Clock.systemUTC();
        return new LabClock(Clock.offset(wall, Duration.between(wall.instant(), start)));
    }

    /** A lab clock over another one: a fixed clock makes tests repeatable. */
    public static LabClock over(Clock base) {
        return new LabClock(base);
    }

    /** Takes up the time that was kept, if it is later than this one; from now on every advance is kept before it counts. */
    public synchronized void keepIn(Keeper keeper) {
        Duration kept = keeper.kept();
        this.keeper = keeper;
        if (kept.compareTo(offset) > 0) {
            offset = kept;
        }
    }

    /**
     * Lets time pass without waiting.
     *
     * @throws IllegalArgumentException if {@code time} is negative, as time never runs backwards here, or leads beyond {@link #END}
     */
    public synchronized void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("A lab clock cannot go back, asked for " + time);
        }
        if (time.compareTo(Duration.between(instant(), END)) > 0) {
            throw new IllegalArgumentException("A lab clock cannot go beyond " + END + ", asked for " + time);
        }
        Duration advanced = offset.plus(time);
        keeper.keep(advanced);
        offset = advanced;
    }

    /** Moves on to {@code time} unless it is past: what is stored never lies in the future, whatever the base clock says. */
    public synchronized void notBefore(Instant time) {
        Duration missing = Duration.between(instant(), time);
        if (missing.isPositive()) {
            offset = offset.plus(missing);
        }
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset).truncatedTo(ChronoUnit.MILLIS);
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
