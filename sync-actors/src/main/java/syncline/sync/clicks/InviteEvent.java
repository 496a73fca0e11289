package syncline.sync.clicks;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/**
 * What became of some hits of one invite; stored for years, so names and fields stay. {@code job} is the number of the
 * Post-Processing job, {@code at} the lab time, the hits are in the order of the log.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = InviteEvent.HitsWritten.class, name = "hits-written"),
    @JsonSubTypes.Type(value = InviteEvent.HitsRefused.class, name = "hits-refused")
})
public sealed interface InviteEvent {
    int job();

    Instant at();

    /** The CRM holds their rows. */
    record HitsWritten(int job, Instant at, List<WrittenHit> hits) implements InviteEvent {}

    /**
     * The CRM refused their rows, all for the same reason; they wait for the next job.
     *
     * @param ownFault false if a right or the invite's row was missing
     */
    record HitsRefused(int job, Instant at, boolean ownFault, String errorType, String message, List<RefusedHit> hits)
            implements InviteEvent {}

    /** A hit and the id of its row; {@code opened} is when the link was. */
    record WrittenHit(long seq, String id, Hit.Kind kind, Instant opened, String crmId) {}

    /** A hit without a row. */
    record RefusedHit(long seq, String id, Hit.Kind kind, Instant opened) {}
}
