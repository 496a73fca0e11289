package syncline.report;

import java.util.Optional;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The latency of the calls of one interval.
 *
 * @param t the end of the interval, seconds of wall time since the run began
 * @param count calls in the interval
 * @param histogram HdrHistogram of microseconds, V2, compressed, in Base64, null when it was not kept
 */
public record LatencySample(
        double t,
        long count,
        double p50Millis,
        double p90Millis,
        double p99Millis,
        double maxMillis,
        @Nullable String histogram)
        implements RunEvent {
    /** Summarizes an interval's histogram of microseconds. */
    public static LatencySample of(double t, AbstractHistogram micros) {
        return new LatencySample(
                t,
                micros.getTotalCount(),
                Histograms.millis(micros, 50),
                Histograms.millis(micros, 90),
                Histograms.millis(micros, 99),
                Histograms.maxMillis(micros),
                Histograms.encode(micros));
    }

    /**
     * The histogram, in microseconds; empty when it was not kept.
     *
     * @throws syncline.lab.UserError if the text is not a histogram
     */
    Optional<Histogram> micros() {
        return Optional.ofNullable(histogram).map(text -> Histograms.decode(text, "latency.samples[].histogram"));
    }
}
