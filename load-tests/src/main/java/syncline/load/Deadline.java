package syncline.load;

import io.gatling.javaapi.core.Session;
import java.time.Duration;

/** Time that runs from when a scenario begins, and not from when Gatling does. */
final class Deadline {
    private final Duration after;
    private volatile long begun = System.nanoTime();

    /** @param after how long it takes to pass */
    Deadline(Duration after) {
        this.after = after;
    }

    /** It runs from now on. */
    Session begin(Session session) {
        begun = System.nanoTime();
        return session;
    }

    boolean isPast() {
        return isPastBy(Duration.ZERO);
    }

    /** Whether it has passed for so long. */
    boolean isPastBy(Duration grace) {
        return System.nanoTime() - begun > after.plus(grace).toNanos();
    }
}
