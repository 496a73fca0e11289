package syncline.sync.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    @JsonSubTypes.Type(value = CoordinatorEvent.PostProcessingChanged.class, name = "post-processing-changed")
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

    /** An Engage Post-Processing job began, had to wait, or ended (A15, A21). */
    record PostProcessingChanged(Instant at, PostProcessing.Phase phase) implements CoordinatorEvent {}
}
