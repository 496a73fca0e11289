package syncline.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGenerator;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.function.Consumer;
import syncline.load.arrivals.Arrivals;

/** Syncs, and HCPs who edit their profiles until these are over. */
final class SyncsUnderEdits {
    /** For requests that are under way when the syncs are over. */
    static final Duration GRACE = Duration.ofSeconds(40);

    private final SyncPlan plan;
    private final Measured measured;
    private final Deadline deadline;
    private volatile boolean over;

    SyncsUnderEdits(SyncPlan plan, Measured measured) {
        this.plan = plan;
        this.measured = measured;
        this.deadline = new Deadline(plan.maxDuration());
    }

    /** The longest time of the plan, which runs from when the syncs begin. */
    Deadline deadline() {
        return deadline;
    }

    /** Whether the syncs are over. */
    boolean isOver() {
        return over;
    }

    /**
     * One user who begins syncs. The load ends with them.
     *
     * @param end told when they are over
     */
    PopulationBuilder syncing(ChainBuilder syncs, Consumer<Session> end) {
        return scenario("syncs")
                .exec(deadline::begin)
                .exec(syncs)
                .exec(session -> {
                    over = true;
                    end.accept(session);
                    return session;
                })
                .exec(measured.drained())
                .exec(stopLoadGenerator("The syncs are over."))
                .injectOpen(atOnceUsers(1));
    }

    /** Edits that are due at these times. The same seed edits the same profiles. */
    PopulationBuilder editing(String name, Arrivals arrivals, long seed) {
        var turns = new Turns(arrivals);
        var edits = new Edits(plan.engage(), plan.profiles(), seed, measured);
        return scenario(name).exec(edits.edit(turns, this::isOver)).injectOpen(turns.injection());
    }
}
