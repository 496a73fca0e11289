package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a record's actor knows.
 *
 * @param revision Engage's revision that was last taken in, 0 before the first
 * @param written the row as the CRM last confirmed it, or null if it never did
 * @param crmId the id of that row in the CRM, or null
 * @param openWrites writes begun whose outcome is unknown, so that the row may hold something newer than {@code written}
 * @param retry whether it must be tried again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordState(
        long revision, @Nullable CrmRow written, @Nullable String crmId, int openWrites, Retry retry) {
    /** A record never seen. */
    public static final RecordState UNKNOWN = new RecordState(0, null, null, 0, Retry.InStep.INSTANCE);

    /** Whether the row may hold something else than {@code written}. */
    boolean unsettled() {
        return openWrites > 0;
    }

    /** Whether the CRM may hold a row of this record. */
    boolean mayHaveRow() {
        return written != null || unsettled();
    }

    /** What is so after an event. */
    public RecordState evolve(RecordEvent event) {
        return switch (event) {
            case RecordEvent.WriteStarted e -> {
                long now = e.change().revision();
                yield new RecordState(
                        now, written, crmId, openWrites + 1, now > revision ? retry.afterChange(e.sync()) : retry);
            }
            case RecordEvent.RowWritten e -> new RecordState(revision, e.row(), e.crmId(), 0, Retry.InStep.INSTANCE);
            case RecordEvent.FoundInStep e -> new RecordState(revision, written, crmId, 0, Retry.InStep.INSTANCE);
            // A refusal tells of its own write alone: what an earlier one without an answer left stays unknown.
            case RecordEvent.WriteFailed e -> new RecordState(revision, written, crmId, openWrites - 1, failed(e));
            case RecordEvent.HeldBack e ->
                new RecordState(
                        e.revision(),
                        written,
                        crmId,
                        openWrites,
                        (e.revision() > revision ? retry.afterChange(e.sync()) : retry).afterForeignFailure(e.sync()));
            case RecordEvent.RowAbsent e -> new RecordState(revision, null, null, 0, Retry.InStep.INSTANCE);
            case RecordEvent.LeftScope e ->
                new RecordState(revision, written, crmId, openWrites, Retry.InStep.INSTANCE);
        };
    }

    private Retry failed(RecordEvent.WriteFailed event) {
        return switch (event.failureClass()) {
            case RECORD -> retry.afterFailure(event.sync(), event.limit());
            case CONFIGURATION -> retry.afterForeignFailure(event.sync());
        };
    }
}
