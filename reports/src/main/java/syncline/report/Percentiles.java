package syncline.report;

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
        @Nullable String histogram) {}
