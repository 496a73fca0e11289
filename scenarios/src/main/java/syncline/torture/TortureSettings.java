package syncline.torture;

import java.nio.file.Path;
import java.util.Map;
import syncline.scenario.Population.Size;

/**
 * What is tortured, and how much.
 *
 * @param kills how many syncs are killed, at least 1; half of them full, half incremental ones
 * @param seed what moments, changes and faults are drawn from
 * @param size who there is at the start
 * @param database what {@code --db} of the lab says; a folder or a JDBC address
 * @param environment for the lab's process, such as user and password of the database
 * @param classPath of the lab's process
 * @param folder for the logs of the lab's process and what speeds its start up
 */
public record TortureSettings(
        int kills,
        long seed,
        Size size,
        String database,
        Map<String, String> environment,
        String classPath,
        Path folder) {

    @Override
    public String toString() {
        return "TortureSettings[%d kills, seed %d, %s]".formatted(kills, seed, size);
    }
}
