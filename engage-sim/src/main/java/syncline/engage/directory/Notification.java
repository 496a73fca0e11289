package syncline.engage.directory;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** What an HCP was told of an invite. */
public record Notification(
        String id,
        String profileId,
        String inviteId,
        Channel channel,
        String text,

        @JsonFormat(pattern = ProfileView.MILLIS, timezone = "UTC")
        Instant sentAt) {

    /** The ways to tell. */
    public enum Channel {
        @JsonProperty("in_app")
        IN_APP,
        @JsonProperty("email")
        EMAIL
    }
}
