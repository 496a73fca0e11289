package syncline.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.load.arrivals.Arrivals;
import syncline.load.measure.Outcome;

/**
 * Incremental syncs back to back, while HCPs edit their profiles at a steady rate and, every ten seconds, many of them at once.
 * After each sync the lab's clock is moved by the hour that has to pass before the next.
 */
public final class LargeIncremental extends MeasuredSimulation<LargeIncremental.Told> {
    private static final String MOVE = "move the clock";

    /** How much longer than the edits the last sync may take. */
    private static final Duration LAST_SYNC = Duration.ofMinutes(2);

    private final SyncsUnderEdits under;
    private volatile boolean ended;
    private volatile boolean atLeastOne;
    private volatile @Nullable String refusal;

    /**
     * What it is told.
     *
     * @param rate edits per second
     * @param burst edits within one second out of ten, on top of the rate
     * @param maxDuration how long edits go on and syncs are begun
     */
    record Told(
            URI engage,
            URI admin,
            String password,
            int profiles,
            double rate,
            int burst,
            Duration maxDuration,
            long seed,
            Path out,
            Map<String, String> parameters)
            implements SyncPlan {
        static Told from(Settings settings) {
            return new Told(
                    settings.engage(),
                    settings.admin(),
                    settings.password(),
                    settings.whole("profiles", 1000, 1, 1_000_000_000),
                    settings.number("rate", 20, 0, 1000),
                    settings.whole("burst", 200, 0, 100_000),
                    settings.duration("maxDuration", "2m", Duration.ofSeconds(1)),
                    settings.seed(),
                    settings.out(),
                    settings.check());
        }
    }

    public LargeIncremental() {
        super(Told::from);
        under = new SyncsUnderEdits(plan, measured);
        setUp(
                        under.syncing(rounds(), this::end),
                        editing("edits", Arrivals.constant(plan.rate(), plan.seconds())),
                        editing("bursts", Arrivals.bursts(plan.burst(), plan.seconds())))
                .protocols(accepting("application/json"))
                .maxDuration(plan.maxDuration().plus(LAST_SYNC).plus(SyncsUnderEdits.GRACE));
    }

    private ChainBuilder rounds() {
        var deadline = under.deadline();
        var calls = new Syncs(plan.admin(), plan.password(), measured, measurement, () -> deadline.isPastBy(LAST_SYNC));
        ChainBuilder round = calls.sync("incremental").exec(this::note).exec(anHourLater());
        return exec(asLongAs(session -> !deadline.isPast()).on(round));
    }

    private PopulationBuilder editing(String name, Arrivals arrivals) {
        return under.editing(name, arrivals, plan.seed() + name.hashCode());
    }

    /** Moves the clock if it has to be; when a sync was refused, what is under way gets a moment to end. */
    private ChainBuilder anHourLater() {
        ChainBuilder move = exec(http(MOVE)
                .post(plan.engage() + "/lab/clock")
                .body(StringBody("{\"advance\":\"PT1H\"}"))
                .asJson()
                .check(status().is(200)));
        return exec(doIf(Syncs::hasToWait).then(move))
                .exec(doIf(session -> Syncs.refusal(session) != null).then(pause(Duration.ofMillis(500))));
    }

    private Session note(Session session) {
        refusal = Syncs.refusal(session);
        ended = Syncs.ended(session);
        atLeastOne = atLeastOne || ended;
        return session;
    }

    private void end(Session session) {
        String why = refusal;
        if (atLeastOne && (ended || why != null)) {
            measurement.finished();
        } else if (why != null) {
            measurement.failed(Outcome.REFUSED, why);
        } else {
            measurement.failed(
                    Outcome.TIMED_OUT,
                    "A sync had not ended %d s after the last edit.".formatted(LAST_SYNC.toSeconds()));
        }
    }
}
