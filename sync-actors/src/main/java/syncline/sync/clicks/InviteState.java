package syncline.sync.clicks;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of the hits of one invite. Hits come in the order of the log, so its size does not grow with them: only those that
 * wait are kept one by one.
 *
 * @param takenUpTo the place in the log of the last hit taken in, 0 before the first
 * @param clicks rows in the CRM for openings of the link
 * @param scans rows in the CRM for scans of the pass
 * @param waiting hits that the CRM refused, by their places: how often by their own fault
 */
public record InviteState(long takenUpTo, long clicks, long scans, SortedMap<Long, Integer> waiting) {
    /** An invite nobody opened. */
    public static final InviteState UNOPENED = new InviteState(0, 0, 0, Collections.emptySortedMap());

    /** Whether a row is still needed for the hit at this place (J26). */
    public boolean needs(long seq) {
        return seq > takenUpTo || waiting.containsKey(seq);
    }

    /** What is so after an event. */
    public InviteState evolve(InviteEvent event) {
        return switch (event) {
            case InviteEvent.HitsWritten written -> written(written);
            case InviteEvent.HitsRefused refused -> refused(refused);
        };
    }

    private InviteState written(InviteEvent.HitsWritten event) {
        var left = new TreeMap<>(waiting);
        long reached = takenUpTo;
        long scanned = 0;
        for (InviteEvent.WrittenHit hit : event.hits()) {
            left.remove(hit.seq());
            reached = Math.max(reached, hit.seq());
            scanned += hit.kind() == Hit.Kind.SCAN ? 1 : 0;
        }
        return new InviteState(reached, clicks + event.hits().size() - scanned, scans + scanned, left);
    }

    private InviteState refused(InviteEvent.HitsRefused event) {
        var more = new TreeMap<>(waiting);
        long reached = takenUpTo;
        for (InviteEvent.RefusedHit hit : event.hits()) {
            more.merge(hit.seq(), event.ownFault() ? 1 : 0, Integer::sum);
            reached = Math.max(reached, hit.seq());
        }
        return new InviteState(reached, clicks, scans, more);
    }
}
