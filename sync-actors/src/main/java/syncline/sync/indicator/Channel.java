package syncline.sync.indicator;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Communication Channel: how a user may write to the HCPs they are connected with (H24). */
public enum Channel {
    @JsonProperty("off")
    OFF,
    @JsonProperty("ping")
    PING,
    @JsonProperty("chat")
    CHAT
}
