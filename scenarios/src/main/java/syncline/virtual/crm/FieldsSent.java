package syncline.virtual.crm;

import java.time.Instant;
import java.util.Set;
import syncline.sync.rules.ConnectionRow;
import syncline.sync.rules.ProfileRow;

/** What the sync calls the fields that it writes. */
final class FieldsSent {
    static final Set<String> OF_PROFILES = new ProfileRow(
                    "",
                    "",
                    "",
                    ProfileRow.Status.CONNECTED,
                    Instant.EPOCH,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null)
            .fields()
            .keySet();
    static final Set<String> OF_CONNECTIONS = new ConnectionRow("", "", "", "", true, null, Instant.EPOCH)
            .fields()
            .keySet();

    private FieldsSent() {}
}
