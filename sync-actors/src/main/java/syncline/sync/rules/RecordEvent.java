package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * What happened to a record; stored for years, so names and fields stay. {@code sync} is the number of the sync in which it
 * happened, {@code at} the lab time.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RecordEvent.WriteStarted.class, name = "write-started"),
    @JsonSubTypes.Type(value = RecordEvent.RowWritten.class, name = "row-written"),
    @JsonSubTypes.Type(value = RecordEvent.FoundInStep.class, name = "found-in-step"),
    @JsonSubTypes.Type(value = RecordEvent.WriteFailed.class, name = "write-failed"),
    @JsonSubTypes.Type(value = RecordEvent.HeldBack.class, name = "held-back"),
    @JsonSubTypes.Type(value = RecordEvent.LeftScope.class, name = "left-scope"),
    @JsonSubTypes.Type(value = RecordEvent.RowAbsent.class, name = "row-absent")
})
public sealed interface RecordEvent {
    int sync();

    Instant at();

    /** A change was taken in and is on its way to the CRM. Until an outcome follows, the row may or may not hold it. */
    record WriteStarted(int sync, Instant at, EngageRecord change) implements RecordEvent {}

    /** The CRM holds the row, under {@code crmId}. */
    record RowWritten(int sync, Instant at, Operation operation, String crmId, CrmRow row) implements RecordEvent {}

    /** A record that was due turned out to be what the CRM holds already. */
    record FoundInStep(int sync, Instant at) implements RecordEvent {}

    /** The CRM refused the row; {@code limit} is after how many failures in a row the record is parked (E4). */
    record WriteFailed(int sync, Instant at, FailureClass failureClass, String errorType, String message, int limit)
            implements RecordEvent {
        /** What was stored while the limit was no setting does not tell it. */
        public WriteFailed {
            limit = RuleSettings.orLimit(limit);
        }
    }

    /** The row of its profile does not exist, so it was not sent (E13). */
    record HeldBack(int sync, Instant at, long revision) implements RecordEvent {}

    /** A record that was due is no longer of this Vault's concern. */
    record LeftScope(int sync, Instant at) implements RecordEvent {}

    /** A record ended while nobody knew whether it had a row; it has none, and gets none (D13, O27). */
    record RowAbsent(int sync, Instant at) implements RecordEvent {}
}
