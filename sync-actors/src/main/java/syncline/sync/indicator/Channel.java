package syncline.sync.indicator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Communication Channel: how a user may write to the HCPs they are connected with (H24). */
public enum Channel {
    @JsonProperty("off")
    OFF,
    @JsonProperty("ping")
    PING,
    @JsonProperty("chat")
    CHAT;

    /** The channel of that name in Engage, as in {@code ping}. */
    public static Channel named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
