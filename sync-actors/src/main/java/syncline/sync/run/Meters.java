package syncline.sync.run;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** How long the sync's calls to the CRM take, in microseconds with three digits, up to five minutes. Safe for use by many threads. */
public final class Meters {
    private static final long LONGEST_MICROS = Duration.ofMinutes(5).toNanos() / 1000;

    private final Recorder crmCalls = new Recorder(1, LONGEST_MICROS, 3);

    /** One write was answered. */
    public void crmCall(Duration took) {
        crmCalls.recordValue(Math.clamp(took.toNanos() / 1000, 1, LONGEST_MICROS));
    }

    /** The calls answered since this was last asked; one reader only. */
    public Histogram crmCallsSinceLast() {
        return crmCalls.getIntervalHistogram();
    }
}
