package syncline.engage.directory;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An end user's invitation to a profile to connect. Of one pair at most one is pending, and none while they are connected.
 *
 * @param answeredAt when it left the state pending; null while it waits
 */
public record Invite(
        String id,
        String profileId,
        String username,
        Status status,

        @JsonFormat(pattern = ProfileView.MILLIS, timezone = "UTC")
        Instant sentAt,

        @JsonFormat(pattern = ProfileView.MILLIS, timezone = "UTC") @Nullable
        Instant answeredAt) {

    /** What has become of an invite. */
    public enum Status {
        /** The HCP has not answered. */
        @JsonProperty("pending")
        PENDING,
        /** The two are connected, by this invite or in another way. */
        @JsonProperty("accepted")
        ACCEPTED,
        /** The HCP does not want to. */
        @JsonProperty("declined")
        DECLINED,
        /** Used up: the connection has ended, or the profile was deleted before it answered. */
        @JsonProperty("used")
        USED
    }
}
