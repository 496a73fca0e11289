package syncline.sync.clicks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One access of a tracked link, as Engage has it in its log.
 *
 * @param seq its place in the log, above that of every earlier hit
 * @param id Engage's name for it, the key of its row in the CRM (J26)
 * @param link the server id of the link or the pass, by which the CRM finds the invite's row (J10)
 * @param at when the link was opened (J3)
 * @param ip whose address opened it (J4), or null if that is not known; cut at {@link #LONGEST_IP} characters
 * @param userAgent as the client sent it (J5), or null if it sent none; cut at {@link #LONGEST_USER_AGENT} characters
 */
public record Hit(
        long seq,
        String id,
        String link,
        Kind kind,
        Instant at,
        @Nullable String ip,
        @Nullable String userAgent) {
    /** The most characters of an address that the CRM takes. */
    public static final int LONGEST_IP = 50;

    /** The most characters of a user agent that the CRM takes. */
    public static final int LONGEST_USER_AGENT = 1500;

    /** Cuts what a client may have made too long. */
    public Hit {
        ip = cut(ip, LONGEST_IP);
        userAgent = cut(userAgent, LONGEST_USER_AGENT);
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }

    /** What was opened. */
    public enum Kind {
        /** A short link. */
        @JsonProperty("click")
        CLICK,
        /** The code of a wallet pass. */
        @JsonProperty("scan")
        SCAN
    }
}
