package syncline.report;

import org.jspecify.annotations.Nullable;

/**
 * The requests of one name that left in one interval.
 *
 * @param fromSeconds since the load began
 * @param seconds length of the interval
 * @param response latency from the moment a request was sent: HdrHistogram of microseconds, V2, compressed, in Base64; null
 *     when there was no answer
 * @param fromIntended the same from the moment a request was due, null when requests had no schedule
 */
public record LoadInterval(
        double fromSeconds,
        double seconds,
        long requests,
        long ko,
        @Nullable String response,
        @Nullable String fromIntended) {}
