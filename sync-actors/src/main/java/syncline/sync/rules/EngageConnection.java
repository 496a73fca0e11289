package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A connection of a profile with an end user.
 *
 * @param profileName the name of the profile when this was read
 * @param username the end user, as the Vault names users
 * @param active whether they are connected now
 * @param disconnectedAt when they last disconnected, or null while connected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EngageConnection(
        String id,
        long revision,
        Instant modifiedAt,
        String profileId,
        @Nullable String profileName,
        String username,
        boolean active,
        @Nullable Instant disconnectedAt)
        implements EngageRecord {}
