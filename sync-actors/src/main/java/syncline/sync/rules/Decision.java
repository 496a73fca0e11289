package syncline.sync.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a sync does with an offered record. */
public sealed interface Decision {
    /**
     * Write the row.
     *
     * @param row what the CRM will hold
     * @param fields what to send for it: all fields, or only those that changed
     */
    record Send(Operation operation, CrmRow row, Map<String, @Nullable Object> fields) implements Decision {}

    /** The CRM holds it already; nothing is sent, which counts as a success (C21). */
    record Unchanged() implements Decision {}

    /** It is parked and Engage did not change it (E4), or its profile is and has no row. */
    record Parked() implements Decision {}

    /** Its profile could not be created in this sync (E13). */
    record Held() implements Decision {}

    /** It is not this Vault's concern (B1 to B9). */
    record OutOfScope() implements Decision {}
}
