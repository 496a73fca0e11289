package syncline.report;

import java.util.Optional;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A latency in short.
 *
 * @param histogram HdrHistogram of microseconds, V2, compressed, in Base64, null when it was not kept
 */
public record Percentiles(
        double p50Millis,
        double p95Millis,
        double p99Millis,
        double maxMillis,
        @Nullable String histogram) {
    /** Summarizes a histogram of microseconds; null when it is empty. */
    public static @Nullable Percentiles of(AbstractHistogram micros) {
        return micros.getTotalCount() == 0
                ? null
                : new Percentiles(
                        Histograms.millis(micros, 50),
                        Histograms.millis(micros, 95),
                        Histograms.millis(micros, 99),
                        Histograms.maxMillis(micros),
                        Histograms.encode(micros));
    }

    /**
     * The histogram, in microseconds; empty when it was not kept.
     *
     * @throws syncline.lab.UserError if the text is not a histogram
     */
    public Optional<Histogram> micros() {
        return Optional.ofNullable(histogram).map(text -> Histograms.decode(text, "histogram"));
    }
}
