package syncline.engage.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an end user may write to the HCPs they are connected with. */
public enum Channel {
    /** Not at all. */
    @JsonProperty("off")
    OFF,
    /** Ready-made messages. */
    @JsonProperty("ping")
    PING,
    /** Anything. */
    @JsonProperty("chat")
    CHAT
}
