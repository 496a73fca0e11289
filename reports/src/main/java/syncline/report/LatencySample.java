package syncline.report;

import org.HdrHistogram.AbstractHistogram;

/**
 * The latency of the calls of one interval.
 *
 * @param t the end of the interval, seconds of wall time since the run began
 * @param count calls in the interval
 */
public record LatencySample(
        double t, long count, double p50Millis, double p90Millis, double p99Millis, double maxMillis) {
    /** Summarizes an interval's histogram of microseconds. */
    public static LatencySample of(double t, AbstractHistogram micros) {
        return new LatencySample(
                t,
                micros.getTotalCount(),
                CallLatency.millis(micros, 50),
                CallLatency.millis(micros, 90),
                CallLatency.millis(micros, 99),
                micros.getMaxValue() / 1000.0);
    }
}
