package syncline.virtual.sync;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** The calls of the CRM that somebody has made, and how long writes took from the first try to the answer. */
final class Tally {
    private static final long LONGEST_MICROS = Duration.ofHours(1).toMillis() * 1_000;

    private final Histogram writes = new Histogram(LONGEST_MICROS, 3);
    private long calls;
    private long delayed;

    void call(boolean late) {
        calls++;
        delayed += late ? 1 : 0;
    }

    void write(long micros) {
        writes.recordValue(Math.clamp(micros, 1, LONGEST_MICROS));
    }

    long calls() {
        return calls;
    }

    /** Those that the CRM held back. */
    long delayed() {
        return delayed;
    }

    /** In microseconds. */
    Histogram writes() {
        return writes;
    }
}
