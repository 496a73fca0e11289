package syncline.engage.directory;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What end users may do on Engage Connect, and how they look there.
 *
 * @param digitalBusinessCard whether they have a card to connect by
 * @param communicationChannel how they may write to HCPs
 * @param push whether they are told on their phone when somebody opens their invite
 */
public record ConnectSettings(
        boolean digitalBusinessCard,
        Channel communicationChannel,
        boolean push,
        @JsonUnwrapped Branding branding) {
    /** What holds in a Vault until somebody sets it. */
    static final ConnectSettings DEFAULT = new ConnectSettings(false, Channel.OFF);

    /** Without push and branding. */
    public ConnectSettings(boolean digitalBusinessCard, Channel communicationChannel) {
        this(digitalBusinessCard, communicationChannel, false, Branding.NONE);
    }
}
