package syncline.sync.rules;

import java.time.Instant;

/** What the CRM answered to a write of one record, told to its actor. */
public sealed interface Outcome {
    int sync();

    Instant at();

    /** The CRM holds the row. */
    record Accepted(int sync, Instant at, Operation operation, String crmId, CrmRow row) implements Outcome {}

    /** The CRM refused it; {@code errorType} is the API's. */
    record Refused(int sync, Instant at, String errorType, String message) implements Outcome {}
}
