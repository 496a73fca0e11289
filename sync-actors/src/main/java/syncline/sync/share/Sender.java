package syncline.sync.share;

import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.sync.indicator.Entitlements;

/**
 * A user who shares.
 *
 * @param id of the user's record in the CRM
 * @param language as in {@code ja}
 * @param may what Engage lets the user do; null without an Engage licence
 */
public record Sender(
        String id,
        String username,
        String language,
        @Nullable Entitlements may) {

    /**
     * Why the user is not offered to share from there; null if the user is.
     *
     * @param indicator whether the user's device shows the Engage profile indicator on the account
     */
    public @Nullable String hindrance(EntryPoint entry, boolean indicator) {
        if (may == null) {
            return username + " has no Engage licence (G14).";
        }
        if (!may.invites()) {
            return username + " has neither a digital business card nor a channel to write by (I1).";
        }
        return switch (entry) {
            case ENGAGE_TAB, ACCOUNT -> null;
            case INDICATOR ->
                indicator
                        ? null
                        : "The device of " + username + " shows no Engage profile indicator on this account (I4).";
            case HOME ->
                may.digitalBusinessCard()
                        ? null
                        : "The home page of " + username + " has no digital business card to share (I6).";
        };
    }

    /** What the modal shows the user (I14). */
    public List<SharingOption> options(LinkApps apps, Platform platform, EntryPoint entry) {
        return ShareModal.options(apps.textIn(language), platform, entry);
    }
}
