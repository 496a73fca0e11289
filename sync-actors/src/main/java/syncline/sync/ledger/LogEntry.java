package syncline.sync.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.FailureClass;
import syncline.sync.rules.Operation;

/**
 * What one sync did to one record it tried: a line of the success log or of the error log (F18, F19, F20).
 *
 * @param crmId the id of the row in the CRM, or null if there is none
 * @param error why it failed, or null for a success
 * @param warning what is noteworthy about a success (C24), or null
 * @param failures failing syncs in a row, this one included
 * @param parked whether it will not be tried again by itself (E4)
 */
public record LogEntry(
        CrmObject object,
        String externalId,
        @Nullable String crmId,
        Operation operation,
        @Nullable Failure error,
        @Nullable String warning,
        int failures,
        boolean parked,
        Instant at) {

    /** Why a write failed: the API's type and words, and whose fault it is. */
    public record Failure(String type, String message, FailureClass failureClass) {
        /** The type of what was held back, because its profile could not be created (E13). */
        public static final String PARENT_FAILED = "parent_profile_failed";
    }
}
