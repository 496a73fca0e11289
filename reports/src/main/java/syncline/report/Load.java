package syncline.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one load step measured, as the load generator wrote it.
 *
 * @param name the simulation
 * @param outcome how it ended, "finished" when all went as planned; null when it did not tell
 * @param reason a sentence why it did not finish, else null
 * @param parameters what it was asked for, by name
 * @param startedAtMillis wall time since 1970, null when it did not tell
 * @param durationSeconds from the first request to the last answer
 * @param series one per name of request
 * @param generator how the generator itself did, null when it did not look
 * @param labels who its hits came from, null when it sent none
 */
@JsonPropertyOrder({
    "name",
    "outcome",
    "reason",
    "parameters",
    "startedAtMillis",
    "durationSeconds",
    "requests",
    "failed",
    "series",
    "generator",
    "labels"
})
public record Load(
        String name,
        @Nullable String outcome,
        @Nullable String reason,
        Map<String, Object> parameters,
        @Nullable Long startedAtMillis,
        double durationSeconds,
        List<LoadSeries> series,
        @Nullable LoadGenerator generator,
        @Nullable HitLabels labels)
        implements RunEvent {
    public Load {
        Objects.requireNonNull(name, "load[].name");
        parameters = parameters == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        series = Results.orEmpty(series);
    }

    /** Of all series. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public long requests() {
        return series.stream().mapToLong(LoadSeries::requests).sum();
    }

    /** Requests of all series that were not answered as they should be. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public long failed() {
        return series.stream().mapToLong(LoadSeries::ko).sum();
    }
}
