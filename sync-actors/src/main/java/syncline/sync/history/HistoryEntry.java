package syncline.sync.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.Counts;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Offer;
import syncline.sync.rules.RecordEvent;
import syncline.sync.rules.RecordState;
import syncline.sync.rules.ResultMessage;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.Scope;
import syncline.sync.rules.Trigger;

/**
 * An entry of a history. Entries of one record stand in the order in which they happened; those of different records may be
 * interleaved otherwise than they were. They are kept for years, so names and fields stay.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HistoryEntry.Header.class, name = "history"),
    @JsonSubTypes.Type(value = HistoryEntry.SyncBegan.class, name = "sync-began"),
    @JsonSubTypes.Type(value = HistoryEntry.Decided.class, name = "decided"),
    @JsonSubTypes.Type(value = HistoryEntry.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = HistoryEntry.Happened.class, name = "happened"),
    @JsonSubTypes.Type(value = HistoryEntry.SyncEnded.class, name = "sync-ended")
})
public sealed interface HistoryEntry {
    /** Name and version of the form. An entry or a field may be added under the same version, never renamed or removed. */
    String SCHEMA = "syncline/history/1";

    /**
     * The first entry, and the first after each restart of the lab.
     *
     * @param rules the readings that the syncs followed
     * @param fromTheStart whether no record was known when it began; if not, entries tell the state before them
     * @param about what else is known of the run: scenario, seed, commit
     * @param exported whether it was made from a journal, and tells what was stored instead of what was asked
     */
    record Header(
            String schema,
            String vault,
            RuleSettings rules,
            boolean fromTheStart,
            Map<String, String> about,
            boolean exported)
            implements HistoryEntry {}

    /** A sync began; {@code watermark} is where its feed begins, null for all, {@code asOf} where it ends, null for nowhere. */
    record SyncBegan(
            int sync,
            Instant at,
            Scope scope,
            Trigger trigger,
            @Nullable Instant watermark,
            @Nullable Instant asOf) implements HistoryEntry {}

    /**
     * A record was read, and its actor decided.
     *
     * @param before the state it decided on, null in a history from the start
     */
    record Decided(
            Offer offer,
            Verdict verdict,
            Waiting after,
            @Nullable RecordState before) implements HistoryEntry {}

    /** The CRM answered to what was sent: one of {@code accepted} and {@code refused}, or none if there was no row to change. */
    record Answered(
            int sync,
            Instant at,
            CrmObject object,
            String id,
            @Nullable Accepted accepted,
            @Nullable Refused refused,
            Waiting after)
            implements HistoryEntry {}

    /** The CRM holds the row. {@code noChange} if it did before. */
    record Accepted(String crmId, boolean noChange) {}

    /** The CRM refused the row. */
    record Refused(String errorType, String message) {}

    /** A record's actor stored an event: all that a journal knows of what was decided and answered. */
    record Happened(CrmObject object, String id, RecordEvent event, Waiting after) implements HistoryEntry {}

    /** A sync ended; {@code cause} says why it failed as a whole, null if it did not. */
    record SyncEnded(
            int sync,
            Instant at,
            ResultMessage message,
            @Nullable String cause,
            Counts counts) implements HistoryEntry {}
}
