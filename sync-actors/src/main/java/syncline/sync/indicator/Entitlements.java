package syncline.sync.indicator;

/**
 * What Engage Connect lets a user do.
 *
 * @param digitalBusinessCard whether the user has a card to connect by
 */
public record Entitlements(boolean digitalBusinessCard, Channel communicationChannel) {

    /** Chat or ping is on (H24). */
    boolean writes() {
        return communicationChannel != Channel.OFF;
    }

    /** Sending invite links is configured (H23): a card or a channel is enough. */
    public boolean invites() {
        return digitalBusinessCard || writes();
    }
}
