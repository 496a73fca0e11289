package syncline.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The latency of the calls of one interval.
 *
 * @param t the end of the interval, seconds of wall time since the run began
 * @param count calls in the interval
 * @param meanMillis of all calls, null in a sample of before it was noted
 * @param records that the calls carried, null when nobody counted
 * @param histogram HdrHistogram of microseconds, V2, compressed, in Base64, null when it was not kept
 */
public record LatencySample(
        double t,
        long count,
        double p50Millis,
        double p90Millis,
        double p99Millis,
        double maxMillis,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double meanMillis,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long records,

        @Nullable String histogram)
        implements RunEvent {
    private static final double MICROS_OF_A_MILLI = 1_000;

    /** Summarizes an interval's histogram of microseconds, of calls that carried so many records. */
    public static LatencySample of(double t, AbstractHistogram micros, long records) {
        return of(t, micros, micros.getMean() / MICROS_OF_A_MILLI, records);
    }

    /** The same where nobody counted records. */
    public static LatencySample of(double t, AbstractHistogram micros) {
        return of(t, micros, null, null);
    }

    private static LatencySample of(
            double t, AbstractHistogram micros, @Nullable Double meanMillis, @Nullable Long records) {
        return new LatencySample(
                t,
                micros.getTotalCount(),
                Histograms.millis(micros, 50),
                Histograms.millis(micros, 90),
                Histograms.millis(micros, 99),
                Histograms.maxMillis(micros),
                meanMillis,
                records,
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
