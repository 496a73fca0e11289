package syncline.engage.directory;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Connection;

/**
 * A connection as everybody sees it.
 *
 * @param profileName the name the profile goes by now
 */
public record ConnectionView(
        String id,
        int revision,

        @JsonFormat(pattern = ProfileView.MILLIS, timezone = "UTC")
        Instant modifiedAt,

        String profileId,
        String profileName,
        String username,
        String vault,
        boolean active,

        @JsonFormat(pattern = ProfileView.MILLIS, timezone = "UTC")
        Instant connectedAt,

        @JsonFormat(pattern = ProfileView.MILLIS, timezone = "UTC") @Nullable
        Instant disconnectedAt) {

    static ConnectionView of(Connection c, String profileName) {
        return new ConnectionView(
                c.id(),
                c.revision(),
                c.modifiedAt(),
                c.profileId(),
                profileName,
                c.username(),
                c.vault(),
                c.active(),
                c.connectedAt(),
                c.disconnectedAt());
    }
}
