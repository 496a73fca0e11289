package syncline.sync.run;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How long the sync's writes to the CRM take, in microseconds with three digits, up to five minutes, and how many records they carry. Safe
 * for use by many threads.
 */
public final class Meters {
    private static final long LONGEST_MICROS = Duration.ofMinutes(5).toNanos() / 1000;

    private final Recorder crmCalls = new Recorder(1, LONGEST_MICROS, 3);
    private final LongAdder records = new LongAdder();

    /**
     * Writes of some time.
     *
     * @param micros how long each took
     * @param records that all of them carried
     */
    public record Writes(Histogram micros, long records) {}

    /** One write of so many records was answered. */
    public void crmCall(Duration took, int carried) {
        crmCalls.recordValue(Math.clamp(took.toNanos() / 1000, 1, LONGEST_MICROS));
        records.add(carried);
    }

    /** The writes answered since this was last asked; one reader only. A write answered just then may be counted in part the next time. */
    public Writes crmCallsSinceLast() {
        return new Writes(crmCalls.getIntervalHistogram(), records.sumThenReset());
    }
}
