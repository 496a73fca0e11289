package syncline.sync.life;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.sync.clicks.Hit;

/**
 * What became of the hits of one invite.
 *
 * @param written rows in the CRM: {@code clicks} for openings of the link and {@code scans} of the pass
 * @param waiting hits that the CRM refused so far
 * @param last what was done last, newest first, at most {@link #MOST_TRIES}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record InviteLife(String link, long written, long clicks, long scans, long waiting, List<Try> last) {
    /** So many tries are told of. */
    public static final int MOST_TRIES = 100;

    /**
     * One try to write the row of a hit.
     *
     * @param seq the hit's place in the log
     * @param opened when the link was
     * @param job the number of the Post-Processing job that tried
     * @param crmId the id of the row, null if there is none
     * @param error why not, null if there is
     */
    public record Try(
            long seq,
            String id,
            Hit.Kind kind,
            Instant opened,
            int job,
            Instant at,
            @Nullable String crmId,
            @Nullable Refusal error) {}

    /** Why the CRM refused a row. */
    public record Refusal(String type, String message) {}
}
