package syncline.report;

import java.util.Optional;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
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
        @Nullable String fromIntended) {
    /** An interval of requests that left when they were due, with their latencies in microseconds. */
    public static LoadInterval of(
            double fromSeconds, double seconds, long requests, long ko, AbstractHistogram micros) {
        String latency = Histograms.encode(micros);
        return new LoadInterval(fromSeconds, seconds, requests, ko, latency, latency);
    }

    /**
     * The latency since requests were sent, in microseconds; empty when there was no answer.
     *
     * @throws syncline.lab.UserError if the text is not a histogram
     */
    public Optional<Histogram> responseMicros() {
        return Optional.ofNullable(response).map(text -> Histograms.decode(text, "overTime[].response"));
    }

    /**
     * The latency since requests were due, in microseconds; empty when there was no answer or no schedule.
     *
     * @throws syncline.lab.UserError if the text is not a histogram
     */
    public Optional<Histogram> fromIntendedMicros() {
        return Optional.ofNullable(fromIntended).map(text -> Histograms.decode(text, "overTime[].fromIntended"));
    }
}
