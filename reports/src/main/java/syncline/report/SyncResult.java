package syncline.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One sync: read = written + unchanged + failed + held + parked.
 *
 * @param number as the sync itself counts, from 1
 * @param type "full" or "incremental"
 * @param trigger "manual" or "scheduled"
 * @param message what the sync is called in the end, null while it runs
 * @param cause why it failed, null when it did not
 * @param startedAt lab time
 * @param finishedAt lab time, null when it never ended
 * @param startSeconds wall time since the run began
 * @param apiCalls calls to the CRM, null when nobody counted those of this sync alone
 * @param delayedCalls those that the CRM held back because its burst limit was used up, null when nobody counted
 * @param topErrors why records failed, most frequent first
 */
@JsonPropertyOrder({
    "number",
    "type",
    "trigger",
    "message",
    "cause",
    "startedAt",
    "finishedAt",
    "startSeconds",
    "durationSeconds",
    "read",
    "written",
    "unchanged",
    "failed",
    "held",
    "parked",
    "recordsPerSecond",
    "apiCalls",
    "delayedCalls",
    "topErrors"
})
public record SyncResult(
        int number,
        String type,
        String trigger,
        @Nullable String message,
        @Nullable String cause,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        double startSeconds,
        double durationSeconds,
        long read,
        long written,
        long unchanged,
        long failed,
        long held,
        long parked,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long apiCalls,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long delayedCalls,

        List<ErrorCount> topErrors)
        implements RunEvent {
    public SyncResult {
        Objects.requireNonNull(type, "syncs[].type");
        trigger = trigger == null ? "unknown" : trigger;
        topErrors = Results.orEmpty(topErrors);
    }

    /** Records read per second, 0 for a sync that took no time. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public double recordsPerSecond() {
        return durationSeconds > 0 ? Math.round(10 * read / durationSeconds) / 10.0 : 0;
    }
}
