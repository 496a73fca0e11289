package syncline.sync.indicator;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The one thing that an entry of the popover offers or says (H6). */
public enum Action {
    /** Says whether they are connected. */
    @JsonProperty("connection_status")
    CONNECTION_STATUS,
    /** Sends an invite to connect (H18). */
    @JsonProperty("connect")
    CONNECT,
    /** Opens the profile's chat thread (H22). */
    @JsonProperty("chat")
    CHAT,
    /** Says that an invite waits for its answer. */
    @JsonProperty("invite_pending")
    INVITE_PENDING;

    /**
     * The decision table H7 to H15.
     *
     * @param card the user has a digital business card
     * @param writes chat or ping is on for the user
     * @param connected the user has an active connection to the profile
     * @param invited an invite of the user to the profile is pending
     */
    static Action of(boolean card, boolean writes, boolean connected, boolean invited) {
        if (connected) {
            return writes ? CHAT : CONNECTION_STATUS;
        }
        if (!card && !writes) {
            return CONNECTION_STATUS;
        }
        return invited ? INVITE_PENDING : CONNECT;
    }
}
