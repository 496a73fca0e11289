package syncline.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
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
@JsonPropertyOrder({"name", "durationSeconds", "requests", "failed", "series", "generator"})
public record Load(
        String name,
        double durationSeconds,
        List<LoadSeries> series,
        @Nullable LoadGenerator generator) {
    public Load {
        Objects.requireNonNull(name, "load[].name");
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
