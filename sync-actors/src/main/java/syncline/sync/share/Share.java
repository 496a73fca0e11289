package syncline.sync.share;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a user did on a device: opened the share modal somewhere, and picked an option.
 *
 * @param account whom it is for; null from where there is none
 * @param option what was picked; null if the user left the modal
 * @param mobileId the id that the device gave it, the same when it tries again
 * @param at when it was picked
 * @param online whether the device had a connection (I2)
 */
public record Share(
        String user,
        Platform platform,
        EntryPoint entry,
        @Nullable String account,
        @Nullable SharingOption option,
        String mobileId,
        Instant at,
        boolean online) {

    /** Why it cannot be done whoever does it; null if it can. */
    public @Nullable String contradiction() {
        if (!online) {
            return "Sharing needs an internet connection (I2).";
        }
        if (entry.isOfAccount() && account == null) {
            return "From %s a link is shared with an account; name it.".formatted(entry.label());
        }
        if (!entry.isOfAccount() && account != null) {
            return "From %s a link is shared without an account.".formatted(entry.label());
        }
        return null;
    }
}
