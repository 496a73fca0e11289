package syncline.engage.links;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The service that shortens links, and how often it fails. Safe for use by many threads. */
public final class ShortLinks {
    private final RandomGenerator random;
    private volatile Outage outage = new Outage(0, "");

    /** Failures are drawn from {@code random}: the same seed hits the same links when they are made one by one. */
    public ShortLinks(RandomGenerator random) {
        this.random = random;
    }

    /**
     * How it fails.
     *
     * @param rate share of the links that it cannot shorten, 0 to 1
     * @param reason what it says then
     */
    public record Outage(double rate, String reason) {}

    /** How it fails now. */
    public Outage outage() {
        return outage;
    }

    public void set(Outage outage) {
        this.outage = outage;
    }

    /** Why the next link cannot be shortened; null when it can. */
    @Nullable
    String failure() {
        Outage now = outage;
        if (now.rate() <= 0) {
            return null;
        }
        synchronized (random) {
            return random.nextDouble() < now.rate() ? now.reason() : null;
        }
    }
}
