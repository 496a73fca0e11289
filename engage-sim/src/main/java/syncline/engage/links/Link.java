package syncline.engage.links;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a user shared once, by a link or by a pass in a wallet.
 *
 * @param number 1 for the first that was ever made, and so on
 * @param token what its short link is known by; null when it could not be shortened
 * @param username who shared it
 * @param vault the Vault the user works in
 * @param account whom it was shared with; null when that is not known, as with every pass
 * @param via the option it was shared by
 * @param details why it could not be shortened; null when it could
 * @param expiredAt when a pass ended; links do not
 */
public record Link(
        int number,
        Kind kind,
        @Nullable String token,
        String username,
        String vault,
        @Nullable String account,
        String via,
        @Nullable String details,
        Instant madeAt,
        @Nullable Instant expiredAt) {

    private static final Pattern ID = Pattern.compile("EL[0-9]{9}");

    /** The forms a link comes in. */
    public enum Kind {
        /** A link in a message, or a QR code on a screen. */
        @JsonProperty("link")
        LINK,
        /** A QR code on a pass in a wallet. */
        @JsonProperty("pass")
        PASS
    }

    /** The id by which the CRM knows it. */
    public String id() {
        return id(number);
    }

    /** The id of the link with this number. */
    public static String id(int number) {
        return "EL%09d".formatted(number);
    }

    /** The number in an id; empty when it is no id of a link. */
    public static OptionalInt number(String id) {
        return ID.matcher(id).matches() ? OptionalInt.of(Integer.parseInt(id.substring(2))) : OptionalInt.empty();
    }

    /** Who is met by it. */
    public Invitation invitation() {
        return new Invitation(username, account);
    }
}
