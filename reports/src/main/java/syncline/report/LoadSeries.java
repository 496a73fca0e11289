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
 * @param overTime in order of time, empty when it was not kept
 */
public record LoadSeries(
        String name,
        long requests,
        long ok,
        long ko,
        double requestsPerSecond,
        @Nullable Percentiles response,
        @Nullable Percentiles fromIntended,
        List<ErrorCount> errors,
        List<LoadInterval> overTime) {
    public LoadSeries {
        Objects.requireNonNull(name, "load[].series[].name");
        errors = Results.orEmpty(errors);
        overTime = Results.orEmpty(overTime);
    }
}
