package syncline.load.measure;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** One line a second, for whoever watches. Safe for use by many threads. */
final class LiveLines {
    private final PrintStream out;
    private final Recorder micros = new Recorder(2);
    private final LongAdder requests = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private Histogram sinceLine = micros.getIntervalHistogram();
    private double lineAt;

    LiveLines(PrintStream out) {
        this.out = out;
    }

    void add(Request request) {
        micros.recordValue(Math.max(0, request.answered() - request.sent()) / 1000);
        requests.increment();
        if (request.error() != null) {
            errors.increment();
        }
    }

    /**
     * Says how it stands, rate and percentile since the line before.
     *
     * @param seconds since the simulation began
     */
    synchronized void print(double seconds) {
        sinceLine = micros.getIntervalHistogram(sinceLine);
        out.println(String.format(
                Locale.ROOT,
                "@load {\"t\":%.1f,\"requests\":%d,\"errors\":%d,\"rate\":%.1f,\"p99Millis\":%.1f}",
                seconds,
                requests.sum(),
                errors.sum(),
                sinceLine.getTotalCount() / Math.max(0.001, seconds - lineAt),
                Micros.millis(sinceLine, 99)));
        lineAt = seconds;
    }
}
