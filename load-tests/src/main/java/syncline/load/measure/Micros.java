package syncline.load.measure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** Histograms of microseconds, with three digits. */
final class Micros {
    private Micros() {}

    static Histogram of(List<Request> requests, ToLongFunction<Request> nanos) {
        var micros = new Histogram(3);
        requests.forEach(request -> micros.recordValue(Math.max(0, nanos.applyAsLong(request) / 1000)));
        return micros;
    }

    static LoadFile.Latency latency(Histogram micros) {
        return new LoadFile.Latency(
                millis(micros, 50),
                millis(micros, 95),
                millis(micros, 99),
                micros.getMaxValue() / 1000.0,
                encoded(micros));
    }

    static String encoded(Histogram micros) {
        var bytes = ByteBuffer.allocate(micros.getNeededByteBufferCapacity());
        int length = micros.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }

    static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }
}
