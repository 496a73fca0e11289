package syncline.lab.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a whole HTTP call.
 *
 * @param rate share of the calls it hits, 0 to 1
 * @param latency what the call is delayed by, or null for no delay
 * @param answer what is answered in place of the real answer, or null to answer truly
 */
public record HttpFault(
        double rate, @Nullable Latency latency, @Nullable Answer answer) {

    /**
     * @throws IllegalArgumentException if the rate is outside 0 to 1
     */
    public HttpFault {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("The rate of a fault is between 0 and 1, not " + rate);
        }
    }

    /** A log-normal delay, given by its median and its 99th percentile; 0 &lt; p50 &lt;= p99. */
    public record Latency(Duration p50, Duration p99) {
        private static final double Z99 = 2.3263478740408408;

        /**
         * @throws IllegalArgumentException if p50 is not positive or p99 is below it
         */
        public Latency {
            if (p50.isNegative() || p50.isZero() || p99.compareTo(p50) < 0) {
                throw new IllegalArgumentException("A latency needs 0 < p50 <= p99, not " + p50 + " and " + p99);
            }
        }

        /** The delay at {@code gaussian}, a draw from the standard normal distribution. */
        public Duration at(double gaussian) {
            double sigma = Math.log((double) p99.toNanos() / p50.toNanos()) / Z99;
            return Duration.ofNanos((long) (p50.toNanos() * Math.exp(sigma * gaussian)));
        }
    }

    /** What a broken server says. */
    public enum Answer {
        /** HTTP 503, as a server in maintenance. */
        @JsonProperty("unavailable")
        UNAVAILABLE,
        /** HTTP 500. */
        @JsonProperty("error")
        ERROR,
        /** HTTP 200 with a page of HTML where JSON is due. */
        @JsonProperty("garbage")
        GARBAGE,
        /** The true answer, cut off in the middle. */
        @JsonProperty("half-body")
        HALF_BODY
    }
}
