package syncline.load;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import syncline.load.arrivals.Arrivals;
import syncline.load.arrivals.Phase;
import syncline.load.measure.Request;

/** A schedule as Gatling keeps to it: each user it injects takes the next turn. */
final class Turns {
    private static final String TURN = "turn";
    private static final String DUE = "due";

    private final Arrivals arrivals;
    private final AtomicInteger next = new AtomicInteger();

    Turns(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /** What Gatling is to inject. */
    OpenInjectionStep[] injection() {
        return arrivals.phases().stream().map(Turns::step).toArray(OpenInjectionStep[]::new);
    }

    static OpenInjectionStep step(Phase phase) {
        Duration time = Duration.ofSeconds(phase.seconds());
        return switch (phase) {
            case Phase.Constant constant ->
                CoreDsl.constantUsersPerSec(constant.rate()).during(time);
            case Phase.Ramp ramp ->
                CoreDsl.rampUsersPerSec(ramp.from()).to(ramp.to()).during(time);
        };
    }

    /** The next turn is this session's. */
    Session take(Session session) {
        int turn = next.getAndIncrement();
        return session.set(TURN, turn).set(DUE, arrivals.dueMillis(turn));
    }

    /** Whether there is no turn left. */
    boolean allTaken() {
        return next.get() >= arrivals.count();
    }

    /** What the session sends from now on has no schedule. */
    static Session done(Session session) {
        return session.remove(DUE);
    }

    static int turn(Session session) {
        return session.getInt(TURN);
    }

    static int dueMillis(Session session) {
        return session.contains(DUE) ? session.getInt(DUE) : Request.UNSCHEDULED;
    }
}
