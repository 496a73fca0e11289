package syncline.sync.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a sync does with an offered record. */
public sealed interface Decision {
    /**
     * Write the row.
     *
     * @param row what the CRM will hold
     * @param known what the CRM is known to hold, so that only changes are sent, or null to send every field
     * @param mayCreate false if a row may only be changed: where there is none, none is to be made (D13, O27)
     * @param warning what the success log says beside it, or null
     */
    record Send(
            Operation operation,
            CrmRow row,
            @Nullable CrmRow known,
            boolean mayCreate,
            @Nullable String warning) implements Decision {

        /** What to send for the row: all fields, or only those that changed; a new map each time. */
        public Map<String, @Nullable Object> fields() {
            var fields = known == null ? row.fields() : row.changedFrom(known);
            if (row instanceof ConnectionRow connection && !connection.active()) {
                // What has ended needs no other profile than its row has; the one Engage names may have no row.
                fields.remove(ConnectionRow.PROFILE);
            }
            return fields;
        }
    }

    /** The CRM holds it already; nothing is sent, which counts as a success (C21). */
    record Unchanged(@Nullable String warning) implements Decision {}

    /** It is parked and Engage did not change it (E4), or its profile is and has no row. */
    record Parked() implements Decision {}

    /** Its profile could not be created in this sync (E13); it fails with it, and for the same cause (O10). */
    record Held(FailureClass cause) implements Decision {}

    /** It is not this Vault's concern (B1 to B9). */
    record OutOfScope() implements Decision {}
}
