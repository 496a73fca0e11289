package syncline.sync.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.sync.clicks.JobCounts;
import syncline.sync.rules.Counts;
import syncline.sync.rules.ResultMessage;
import syncline.sync.rules.Scope;
import syncline.sync.rules.Trigger;

/** What happened to the syncs of a Vault; stored for years, so names and fields stay. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CoordinatorEvent.SyncStarted.class, name = "sync-started"),
    @JsonSubTypes.Type(value = CoordinatorEvent.SyncEnded.class, name = "sync-ended"),
    @JsonSubTypes.Type(value = CoordinatorEvent.PostProcessingChanged.class, name = "post-processing-changed"),
    @JsonSubTypes.Type(value = CoordinatorEvent.JobStarted.class, name = "job-started"),
    @JsonSubTypes.Type(value = CoordinatorEvent.JobEnded.class, name = "job-ended"),
    @JsonSubTypes.Type(value = CoordinatorEvent.JobsScheduled.class, name = "jobs-scheduled")
})
public sealed interface CoordinatorEvent {
    /**
     * A sync began; {@code watermark} is where its feed begins, null for all, and {@code asOf} where it ends, null for
     * nowhere (O3).
     */
    record SyncStarted(
            int number,
            Instant at,
            Scope scope,
            Trigger trigger,
            @Nullable Instant watermark,
            @Nullable Instant asOf) implements CoordinatorEvent {}

    /**
     * A sync ended; only now is its work acknowledged. {@code cause} says why it failed as a whole, null if it did not;
     * {@code warnings} what it had to do without, null for nothing.
     */
    record SyncEnded(
            int number,
            Instant at,
            ResultMessage message,
            @Nullable String cause,
            Counts counts,
            @Nullable List<String> warnings)
            implements CoordinatorEvent {}

    /** A Post-Processing job has to wait for a sync (A21), or need not begin any more. */
    record PostProcessingChanged(Instant at, PostProcessing.Phase phase) implements CoordinatorEvent {}

    /** A Post-Processing job began; no sync starts until it has ended (A15). */
    record JobStarted(int number, Instant at) implements CoordinatorEvent {}

    /** A Post-Processing job ended; {@code cause} says why before its time, null if it came to its end. */
    record JobEnded(
            int number,
            Instant at,
            JobCounts counts,
            @Nullable String cause) implements CoordinatorEvent {}

    /** From now on a Post-Processing job begins every so many seconds, 0 for none any more (J24). */
    record JobsScheduled(Instant at, long everySeconds) implements CoordinatorEvent {}
}
