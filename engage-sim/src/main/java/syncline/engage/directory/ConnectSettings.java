package syncline.engage.directory;

/**
 * What end users may do on Engage Connect.
 *
 * @param digitalBusinessCard whether they have a card to connect by
 * @param communicationChannel how they may write to HCPs
 */
public record ConnectSettings(boolean digitalBusinessCard, Channel communicationChannel) {
    /** What holds in a Vault until somebody sets it. */
    static final ConnectSettings DEFAULT = new ConnectSettings(false, Channel.OFF);
}
