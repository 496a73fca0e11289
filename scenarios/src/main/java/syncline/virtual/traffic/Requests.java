package syncline.virtual.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import syncline.report.ErrorCount;
import syncline.report.LoadInterval;
import syncline.report.LoadSeries;
import syncline.report.Percentiles;

/** The requests of one name. Each leaves when it is due, because nothing is late in virtual time. */
final class Requests {
    private static final int MOST_INTERVALS = 600;
    private static final int MOST_ERRORS = 10;
    private static final int DIGITS = 3;
    private static final long MILLIS = 1_000;

    private final String name;
    private final int seconds;
    private final Histogram all = new Histogram(DIGITS);
    private final TreeMap<Long, Stretch> stretches = new TreeMap<>();
    private final Map<String, Long> errors = new HashMap<>();
    private long failed;
    private long lastMillis;

    private static final class Stretch {
        private final Histogram micros = new Histogram(DIGITS);
        private long failed;
    }

    /** @param length how long requests are made at most, in seconds */
    Requests(String name, long length) {
        this.name = name;
        this.seconds = Math.toIntExact(Math.ceilDiv(Math.max(1, length), MOST_INTERVALS));
    }

    /**
     * One more.
     *
     * @param due when it left, in milliseconds since the load began
     * @param micros how long it took
     * @param error why it failed, null if it did not
     */
    void add(long due, long micros, @Nullable String error) {
        var stretch = stretches.computeIfAbsent(due / MILLIS / seconds, s -> new Stretch());
        all.recordValue(micros);
        stretch.micros.recordValue(micros);
        lastMillis = Math.max(lastMillis, due + micros / MILLIS);
        if (error != null) {
            failed++;
            stretch.failed++;
            errors.merge(error, 1L, Long::sum);
        }
    }

    long count() {
        return all.getTotalCount();
    }

    long failed() {
        return failed;
    }

    /** When the last answer came, in seconds since the load began; 0 without any. */
    double lastSeconds() {
        return lastMillis / (double) MILLIS;
    }

    /** @param lasted how long the load took in all, in seconds */
    LoadSeries series(double lasted) {
        var latency = Percentiles.of(all);
        long requests = count();
        return new LoadSeries(
                name,
                requests,
                requests - failed,
                failed,
                lasted > 0 ? Math.round(MILLIS * requests / lasted) / (double) MILLIS : 0,
                latency,
                latency,
                worst(),
                intervals());
    }

    private List<LoadInterval> intervals() {
        var intervals = new ArrayList<LoadInterval>();
        stretches.forEach((number, stretch) -> intervals.add(LoadInterval.of(
                (double) number * seconds, seconds, stretch.micros.getTotalCount(), stretch.failed, stretch.micros)));
        return intervals;
    }

    private List<ErrorCount> worst() {
        return errors.entrySet().stream()
                .map(error -> new ErrorCount(error.getKey(), error.getValue()))
                .sorted(Comparator.comparingLong(ErrorCount::count).reversed().thenComparing(ErrorCount::message))
                .limit(MOST_ERRORS)
                .toList();
    }
}
