package syncline.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGenerator;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import syncline.load.arrivals.Arrivals;
import syncline.load.measure.Measurement;
import syncline.load.measure.Outcome;

/** A full sync, while HCPs edit their profiles and field users' devices sync at steady rates, until the sync has ended. */
public final class LargeFull extends Simulation {
    private final Measurement measurement;
    private volatile boolean over;

    /**
     * What it is told.
     *
     * @param rate edits per second, 0 for none
     * @param devices devices that sync per second, 0 for none
     * @param maxDuration when to stop although the sync has not ended
     */
    record Told(
            URI engage,
            URI admin,
            URI crm,
            String password,
            int profiles,
            double rate,
            double devices,
            Duration maxDuration,
            long seed,
            Path out,
            Map<String, String> parameters)
            implements Plan {
        static Told from(Settings settings) {
            return new Told(
                    settings.engage(),
                    settings.admin(),
                    settings.crm(),
                    settings.password(),
                    settings.whole("profiles", 1000, 1, 1_000_000_000),
                    settings.number("rate", 20, 0, 1000),
                    settings.number("devices", 0, 0, 100),
                    settings.duration("maxDuration", "30m", Duration.ofSeconds(1)),
                    settings.seed(),
                    settings.out(),
                    settings.check());
        }

        @Override
        public void reach() {
            new Service(engage, "engage").isUp();
            new Service(admin, "admin").admits(password);
        }
    }

    public LargeFull() {
        var plan = Plan.ofThisProcess(Told::from);
        measurement = plan.measurement("LargeFull");
        var measured = new Measured(measurement);
        var populations = new ArrayList<PopulationBuilder>(List.of(syncing(plan, measured)));
        if (plan.rate() > 0) {
            populations.add(editing(plan, measured));
        }
        if (plan.devices() > 0) {
            populations.add(downloading(plan, measured));
        }
        setUp(populations)
                .protocols(http.acceptHeader("application/json")
                        .shareConnections()
                        .disableFollowRedirect()
                        .warmUp(plan.engage() + "/lab/health"))
                .maxDuration(plan.maxDuration().plus(Duration.ofSeconds(40)));
    }

    private PopulationBuilder syncing(Told plan, Measured measured) {
        var deadline = new Deadline(plan.maxDuration());
        var syncs = new Syncs(plan.admin(), plan.password(), measured, measurement, deadline::isPast);
        return scenario("sync")
                .exec(deadline::begin)
                .exec(syncs.sync("full"))
                .exec(session -> ended(session, plan))
                .exec(measured.drained())
                .exec(stopLoadGenerator("The sync is over."))
                .injectOpen(atOnceUsers(1));
    }

    private PopulationBuilder editing(Told plan, Measured measured) {
        var edits = new Edits(plan.engage(), plan.profiles(), plan.seed(), measured);
        var turns = turns(plan.rate(), plan);
        return scenario("edits").exec(edits.edit(turns, () -> over)).injectOpen(turns.injection());
    }

    private PopulationBuilder downloading(Told plan, Measured measured) {
        var crm = new Service(plan.crm(), "crm");
        var devices = new DeviceSyncs(plan.crm(), crm.endUsers(), crm.signIn(plan.password()), measured);
        var turns = turns(plan.devices(), plan);
        return scenario("devices").exec(devices.sync(turns, () -> over)).injectOpen(turns.injection());
    }

    private static Turns turns(double rate, Told plan) {
        return new Turns(
                Arrivals.constant(rate, Math.toIntExact(plan.maxDuration().toSeconds())));
    }

    private Session ended(Session session, Told plan) {
        over = true;
        String refusal = Syncs.refusal(session);
        if (refusal != null) {
            measurement.failed(Outcome.REFUSED, refusal);
        } else if (Syncs.ended(session)) {
            measurement.finished();
        } else {
            measurement.failed(
                    Outcome.TIMED_OUT,
                    "The sync had not ended after " + plan.maxDuration().toSeconds() + " s.");
        }
        return session;
    }

    @Override
    public void before() {
        measurement.begin();
    }

    @Override
    public void after() {
        measurement.write();
    }
}
