package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile of a doctor or of staff, seen from one Vault.
 *
 * @param displayName the name shown, as the HCP edited it, or null
 * @param degrees in Engage's order
 * @param account the account of this Vault it is associated with, or null
 * @param companyConnections active connections to end users of the Vault's company
 * @param vaultConnections those of them to end users of this Vault
 * @param deletedAt when it was deleted or merged away, or null while it lives
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EngageProfile(
        String id,
        long revision,
        Instant modifiedAt,
        Role role,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String displayName,
        @Nullable String title,
        List<String> degrees,
        @Nullable String photoUrl,
        Instant signedUpAt,
        @Nullable String account,
        int companyConnections,
        int vaultConnections,
        @Nullable Instant deletedAt)
        implements EngageRecord {

    /** What a person is in Engage; decides the object type of the row (C2). */
    public enum Role {
        @JsonProperty("hcp")
        HCP,
        @JsonProperty("staff")
        STAFF
    }

    boolean deleted() {
        return deletedAt != null;
    }
}
