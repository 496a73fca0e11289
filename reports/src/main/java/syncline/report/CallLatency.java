package syncline.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.DataFormatException;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import syncline.lab.UserError;

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
                millis(micros, 50),
                millis(micros, 90),
                millis(micros, 99),
                micros.getMaxValue() / 1000.0,
                encode(micros),
                samples);
    }

    /**
     * The histogram, in microseconds.
     *
     * @throws UserError if the text is not a histogram
     */
    @JsonIgnore
    public Histogram micros() {
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(histogram));
            return Histogram.decodeFromCompressedByteBuffer(bytes, 0);
        } catch (DataFormatException | RuntimeException e) {
            throw new UserError("latency.histogram is not a compressed HdrHistogram in Base64.", e);
        }
    }

    static double millis(AbstractHistogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    static String encode(AbstractHistogram micros) {
        var bytes = ByteBuffer.allocate(micros.getNeededByteBufferCapacity());
        int length = micros.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }
}
