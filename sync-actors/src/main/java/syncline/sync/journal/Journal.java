package syncline.sync.journal;

import java.util.List;
import syncline.sync.rules.CrmObject;

/**
 * The journal of all records' actors, looked at across them: after a sync that ended early, it tells which records are left in
 * the middle. Every call blocks.
 */
public interface Journal {
    /** The position of the newest event, 0 while there is none. */
    long end();

    /**
     * Records whose newest event tells of a write under way, or that it failed or was held back: a page of them, in order of
     * these events.
     *
     * @param after only events after this position
     * @param upTo and up to this one
     */
    Page waiting(CrmObject object, long after, long upTo);

    /**
     * A page of records.
     *
     * @param ids Engage's ids of the records, at most 500; none after the last page
     * @param position of the last one's event, where the next page begins
     */
    record Page(List<String> ids, long position) {}
}
