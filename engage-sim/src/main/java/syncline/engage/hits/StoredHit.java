package syncline.engage.hits;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A hit as it is read again.
 *
 * @param seq 1 for the first hit ever, and one more for each later one
 * @param link the number of the link
 * @param token the link's
 */
public record StoredHit(long seq, int link, String token, Kind kind, Instant openedAt, String ip, String userAgent) {

    /** What was opened. */
    public enum Kind {
        /** A link. */
        @JsonProperty("click")
        CLICK,
        /** A pass. */
        @JsonProperty("scan")
        SCAN;

        /** The kind of what happens to a link or a pass. */
        static Kind of(String kindOfLink) {
            return kindOfLink.equals("pass") ? SCAN : CLICK;
        }
    }

    /** The id that stays with it wherever it is carried: the same hit, the same id. */
    public String id() {
        return "EH%012d".formatted(seq);
    }
}
