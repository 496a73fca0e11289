package syncline.sync.rules;

import java.time.Instant;

/** What the CRM answered to a write of one record, told to its actor. */
public sealed interface Outcome {
    int sync();

    Instant at();

    /** The CRM holds the row. */
    record Accepted(int sync, Instant at, Operation operation, String crmId, CrmRow row) implements Outcome {}

    /** The CRM refused it; {@code errorType} is the API's. */
    record Refused(int sync, Instant at, String errorType, String message) implements Outcome {
        /** C38: it was not even sent, because somebody else changed the row. */
        public static final String EDITED_OUTSIDE = "manual_edit";
    }

    /** The CRM has no row that could be changed, and none was to be made (D13, O27). */
    record Absent(int sync, Instant at) implements Outcome {}
}
