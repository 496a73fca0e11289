package syncline.report;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import syncline.lab.UserError;

/** Histograms of microseconds as text: HdrHistogram V2, compressed, in Base64. */
final class Histograms {
    private Histograms() {}

    static String encode(AbstractHistogram micros) {
        var bytes = ByteBuffer.allocate(micros.getNeededByteBufferCapacity());
        int length = micros.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }

    /**
     * @param name what to call the text when it is none
     * @throws UserError if it is none
     */
    static Histogram decode(String text, String name) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            return Histogram.decodeFromCompressedByteBuffer(bytes, 0);
        } catch (DataFormatException | RuntimeException e) {
            throw new UserError(name + " is not a compressed HdrHistogram in Base64.", e);
        }
    }

    static double millis(AbstractHistogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    static double maxMillis(AbstractHistogram micros) {
        return micros.getMaxValue() / 1000.0;
    }
}
