package syncline.report;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one name.
 *
 * @param ok answered as they should be
 * @param ko all others
 * @param response latency from the moment a request was sent
 * @param fromIntended latency from the moment a request was due, which also counts the time it waited for its turn; null
 *     when requests had no schedule
 * @param errors what went wrong, most frequent first
 */
public record LoadSeries(
        String name,
        long requests,
        long ok,
        long ko,
        double requestsPerSecond,
        @Nullable Percentiles response,
        @Nullable Percentiles fromIntended,
        List<LoadError> errors) {
    public LoadSeries {
        Objects.requireNonNull(name, "load[].series[].name");
        errors = Results.orEmpty(errors);
    }
}
