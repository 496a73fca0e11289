package syncline.load.measure;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether figures say more of the load generator than of the system; docs/decisions/0018 says why these limits.
 *
 * @param lagP99Millis how late requests left
 * @param fromIntendedP99Millis how long requests took from when they were due
 * @param own share of all processors the generator took, 0 to 1
 * @param others share all others took, 0 to 1
 */
record Bottleneck(double lagP99Millis, double fromIntendedP99Millis, double own, double others) {
    /** The first seconds, in which a JVM warms up, say nothing. */
    static final Duration WARM_UP = Duration.ofSeconds(5);

    /** Beyond this the shape of the load is not what was asked for, however slow the system is. */
    static final double MOST_LAG_MILLIS = 1_000;

    /** Below this nobody minds, and timers and collections of garbage make as much. */
    static final double LEAST_LAG_MILLIS = 100;

    static final double MOST_OF_LATENCY = 0.5;
    static final double MOST_OF_WHAT_IS_LEFT = 0.9;
    static final double HALF_THE_MACHINE = 0.5;

    /** One sentence, empty when the generator kept up. */
    Optional<String> sentence() {
        if (lagP99Millis > MOST_LAG_MILLIS) {
            return said("one in a hundred of its requests left %,.0f ms late or later".formatted(lagP99Millis));
        }
        if (lagP99Millis > LEAST_LAG_MILLIS && lagP99Millis > MOST_OF_LATENCY * fromIntendedP99Millis) {
            return said("requests left up to %,.0f ms late, which is most of the %,.0f ms they took (99th percentiles)"
                    .formatted(lagP99Millis, fromIntendedP99Millis));
        }
        if (own > HALF_THE_MACHINE && own > MOST_OF_WHAT_IS_LEFT * (1 - others)) {
            return said("it took %.0f %% of the CPUs, nearly all that others left".formatted(100 * own));
        }
        return Optional.empty();
    }

    private static Optional<String> said(String how) {
        return Optional.of("The load generator was the bottleneck: " + how
                + ". Ask for a lower rate, or give it a machine of its own.");
    }
}
