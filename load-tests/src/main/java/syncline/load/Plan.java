package syncline.load;

import java.nio.file.Path;
import java.util.Map;

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
}
