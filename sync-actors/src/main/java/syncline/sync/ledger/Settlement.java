package syncline.sync.ledger;

import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmObject;

/**
 * What the ledger takes in of one record in one sync.
 *
 * @param entry its line in the log, or null when the record was not tried
 * @param wasOpen whether the record waited for a retry before
 * @param open how it waits now, or null when it is in step
 */
public record Settlement(
        CrmObject object,
        String externalId,
        @Nullable LogEntry entry,
        boolean wasOpen,
        @Nullable OpenRecord open) {}
