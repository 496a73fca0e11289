package syncline.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long calls took over a whole run. The histogram itself is kept, so that runs can be merged and cut anew.
 *
 * @param count calls
 * @param histogram HdrHistogram of microseconds, V2, compressed, in Base64
 * @param samples over time, in order of {@code t}
 */
public record CallLatency(
        long count,
        double p50Millis,
        double p90Millis,
        double p99Millis,
        double maxMillis,
        String histogram,
        List<LatencySample> samples) {
    public CallLatency {
        Objects.requireNonNull(histogram, "latency.histogram");
        samples = Results.orEmpty(samples);
    }

    /** Summarizes a histogram of microseconds. */
    public static CallLatency of(AbstractHistogram micros, List<LatencySample> samples) {
        return new CallLatency(
                micros.getTotalCount(),
                Histograms.millis(micros, 50),
                Histograms.millis(micros, 90),
                Histograms.millis(micros, 99),
                Histograms.maxMillis(micros),
                Histograms.encode(micros),
                samples);
    }

    /**
     * The histogram, in microseconds.
     *
     * @throws syncline.lab.UserError if the text is not a histogram
     */
    @JsonIgnore
    public Histogram micros() {
        return Histograms.decode(histogram, "latency.histogram");
    }
}
