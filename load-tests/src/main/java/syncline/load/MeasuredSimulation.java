package syncline.load;

import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.util.function.Function;
import syncline.load.measure.Measurement;

/**
 * A simulation of what this process is told, measured from its beginning to its end.
 *
 * @param <P> what it is told
 */
abstract class MeasuredSimulation<P extends Plan> extends Simulation {
    final P plan;
    final Measurement measurement;
    final Measured measured;

    MeasuredSimulation(Function<Settings, P> reads) {
        plan = Plan.ofThisProcess(reads);
        measurement = plan.measurement(getClass().getSimpleName());
        measured = new Measured(measurement);
    }

    /** How a client that takes such answers speaks with the lab. */
    HttpProtocolBuilder accepting(String type) {
        return http.acceptHeader(type)
                .shareConnections()
                .disableFollowRedirect()
                .warmUp(plan.engage() + "/lab/health");
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
