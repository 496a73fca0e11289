package syncline.load;

import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import syncline.load.arrivals.Arrivals;
import syncline.load.measure.Outcome;

/** A full sync, while HCPs edit their profiles and field users' devices sync at steady rates, until the sync has ended. */
public final class LargeFull extends MeasuredSimulation<LargeFull.Told> {
    private final SyncsUnderEdits under;

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
            implements SyncPlan {
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
    }

    public LargeFull() {
        super(Told::from);
        under = new SyncsUnderEdits(plan, measured);
        var populations = new ArrayList<PopulationBuilder>(List.of(syncing()));
        if (plan.rate() > 0) {
            populations.add(under.editing("edits", steady(plan.rate()), plan.seed()));
        }
        if (plan.devices() > 0) {
            populations.add(downloading());
        }
        setUp(populations)
                .protocols(accepting("application/json"))
                .maxDuration(plan.maxDuration().plus(SyncsUnderEdits.GRACE));
    }

    private PopulationBuilder syncing() {
        var syncs = new Syncs(plan.admin(), plan.password(), measured, measurement, under.deadline()::isPast);
        return under.syncing(syncs.sync("full"), this::ended);
    }

    private PopulationBuilder downloading() {
        var crm = new Service(plan.crm(), "crm");
        var devices = new DeviceSyncs(plan.crm(), crm.endUsers(), crm.signIn(plan.password()), measured);
        var turns = new Turns(steady(plan.devices()));
        return scenario("devices").exec(devices.sync(turns, under::isOver)).injectOpen(turns.injection());
    }

    private Arrivals steady(double rate) {
        return Arrivals.constant(rate, plan.seconds());
    }

    private void ended(Session session) {
        String refusal = Syncs.refusal(session);
        if (refusal != null) {
            measurement.failed(Outcome.REFUSED, refusal);
        } else if (Syncs.ended(session)) {
            measurement.finished();
        } else {
            measurement.failed(Outcome.TIMED_OUT, "The sync had not ended after " + plan.seconds() + " s.");
        }
    }
}
