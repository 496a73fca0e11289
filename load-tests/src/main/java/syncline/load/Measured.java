package syncline.load;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import syncline.load.measure.Measurement;
import syncline.load.measure.Request;

/**
 * Requests that are measured. A request should save its status under {@link #STATUS}; without one it got no answer.
 */
final class Measured {
    static final String STATUS = "status";

    private static final String SENT = "sent";
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(100);

    private final Measurement measurement;
    private final AtomicInteger inFlight = new AtomicInteger();

    Measured(Measurement measurement) {
        this.measurement = measurement;
    }

    /** A request of a schedule, if the session says when it is due. */
    ChainBuilder request(String name, HttpRequestActionBuilder request) {
        return exec(session -> {
                    inFlight.incrementAndGet();
                    return session.remove(STATUS).set(SENT, System.nanoTime());
                })
                .exec(request)
                .exec(session -> {
                    long answered = System.nanoTime();
                    measurement.add(new Request(
                            name,
                            Turns.dueMillis(session),
                            session.getLong(SENT),
                            answered,
                            session.isFailed() ? error(session) : null));
                    inFlight.decrementAndGet();
                    return session;
                });
    }

    static String error(Session session) {
        if (!session.contains(STATUS)) {
            return "no answer";
        }
        int status = session.getInt(STATUS);
        return status < 400 ? "HTTP %d, but not what was expected".formatted(status) : "HTTP " + status;
    }

    /** Whether every request has been answered or given up. */
    boolean allAnswered() {
        return inFlight.get() == 0;
    }

    /** Waits a while for requests that are under way, so that the slowest are not left out. */
    ChainBuilder drained() {
        var left = new AtomicInteger((int) DRAIN.dividedBy(STEP));
        ChainBuilder step = pause(STEP);
        return exec(step)
                .exec(asLongAs(session -> !allAnswered() && left.getAndDecrement() > 0)
                        .on(step));
    }
}
