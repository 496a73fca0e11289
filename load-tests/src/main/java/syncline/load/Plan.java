package syncline.load;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import syncline.load.measure.Measurement;

/** What a simulation is told. */
interface Plan {
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
}
