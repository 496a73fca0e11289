package syncline.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import syncline.load.measure.Measurement;

/** What a simulation is told. */
interface Plan {
    /** Where Engage is. */
    URI engage();

    /** The folder for what it measures. */
    Path out();

    /** All that it was told, by name. */
    Map<String, String> parameters();

    /**
     * Looks whether the lab is there.
     *
     * @throws Refused if it is not, or cannot serve the simulation
     */
    void reach();

    /** A measurement that goes along with this plan. */
    default Measurement measurement(String simulation) {
        return new Measurement(simulation, out(), parameters(), InstantSource.system(), System.out);
    }

    /**
     * What this process is told to do, with the lab there to do it on. Otherwise this process ends, with what is wrong on the error
     * stream: of what a simulation throws, Gatling shows a page.
     */
    static <P extends Plan> P ofThisProcess(Function<Settings, P> reads) {
        try {
            P plan = reads.apply(Settings.ofThisProcess());
            plan.reach();
            return plan;
        } catch (Refused e) {
            System.err.println(e.getMessage());
            System.exit(LoadMain.NOT_FINISHED);
            throw e;
        }
    }
}
