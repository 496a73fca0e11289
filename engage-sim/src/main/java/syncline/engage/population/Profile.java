package syncline.engage.population;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A profile as Engage stores it, for all Vaults at once.
 *
 * @param revision 1 when it is made, one more with each change
 * @param modifiedAt when it last changed; never decreases
 * @param accounts the account it is associated with, by name of Vault; at most one each
 * @param deletedAt null while it lives
 * @param mergedInto the profile that took its place, when it was deleted by a merge
 */
public record Profile(
        String id,
        int revision,
        Instant modifiedAt,
        Role role,
        String firstName,
        String lastName,
        @Nullable String displayName,
        @Nullable String title,
        List<String> degrees,
        @Nullable String photoUrl,
        Instant signedUpAt,
        Map<String, String> accounts,
        @Nullable Instant deletedAt,
        @Nullable String mergedInto) {

    public Profile {
        degrees = List.copyOf(degrees);
        accounts = Map.copyOf(accounts);
    }

    /** Whether it is neither deleted nor merged away. */
    public boolean lives() {
        return deletedAt == null;
    }
}
