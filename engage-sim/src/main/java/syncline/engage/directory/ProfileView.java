package syncline.engage.directory;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Profile;
import syncline.engage.population.Role;

/**
 * A profile as one Vault sees it.
 *
 * @param account its account in that Vault
 * @param companyConnections its active connections to end users of the Vault's company
 * @param vaultConnections those of them to end users of the Vault
 */
public record ProfileView(
        String id,
        int revision,
        @JsonFormat(pattern = MILLIS, timezone = "UTC") Instant modifiedAt,
        Role role,
        String firstName,
        String lastName,
        @Nullable String displayName,
        @Nullable String title,
        List<String> degrees,
        @Nullable String photoUrl,
        @JsonFormat(pattern = MILLIS, timezone = "UTC") Instant signedUpAt,
        @Nullable String account,
        int companyConnections,
        int vaultConnections,

        @JsonFormat(pattern = MILLIS, timezone = "UTC") @Nullable
        Instant deletedAt,

        @Nullable String mergedInto) {

    /** ISO-8601 with all three digits of milliseconds, so that times compare as text too. */
    public static final String MILLIS = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'";

    static ProfileView of(Dossier dossier, String vault, String company) {
        Profile p = dossier.profile();
        return new ProfileView(
                p.id(),
                p.revision(),
                p.modifiedAt(),
                p.role(),
                p.firstName(),
                p.lastName(),
                p.displayName(),
                p.title(),
                p.degrees(),
                p.photoUrl(),
                p.signedUpAt(),
                p.accounts().get(vault),
                dossier.inCompany(company),
                dossier.inVault(vault),
                p.deletedAt(),
                p.mergedInto());
    }
}
