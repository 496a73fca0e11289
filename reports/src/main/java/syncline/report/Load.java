package syncline.report;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one load step measured, as the load generator wrote it.
 *
 * @param name the simulation
 * @param durationSeconds from the first request to the last answer
 * @param series one per name of request
 * @param generator how the generator itself did, null when it did not look
 */
public record Load(
        String name,
        double durationSeconds,
        List<LoadSeries> series,
        @Nullable LoadGenerator generator) {
    public Load {
        Objects.requireNonNull(name, "load[].name");
        series = Results.orEmpty(series);
    }
}
