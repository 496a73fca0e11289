package syncline.engage.population;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one lasting connection of a profile and an end user, active or not.
 *
 * @param revision 1 when it is made, one more with each change
 * @param modifiedAt when it last changed; never decreases
 * @param vault the Vault its end user works in
 * @param company the company its end user works for
 * @param connectedAt when it was last made active
 * @param disconnectedAt null while it is active
 */
public record Connection(
        String id,
        int revision,
        Instant modifiedAt,
        String profileId,
        String username,
        String vault,
        String company,
        boolean active,
        Instant connectedAt,
        @Nullable Instant disconnectedAt) {

    /** This connection made active again. */
    public Connection activated(Instant at) {
        return new Connection(id, revision + 1, at, profileId, username, vault, company, true, at, null);
    }

    /** This connection ended; itself if it is not active. */
    public Connection ended(Instant at) {
        return active
                ? new Connection(id, revision + 1, at, profileId, username, vault, company, false, connectedAt, at)
                : this;
    }
}
