package syncline.sync.replay;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import syncline.sync.history.HistoryEntry.SyncBegan;
import syncline.sync.history.HistoryEntry.SyncEnded;
import syncline.sync.history.Waiting;
import syncline.sync.rules.CrmObject;

/**
 * One sync of a history, told.
 *
 * @param ended null if the history breaks off in it
 * @param inStep of the records that came up so far, those that wait for nothing
 * @param due those that are tried again, by failures in a row
 * @param records those that were not in step after it, then others that changed; at most {@link Chronicle#MOST_TOLD} of each kind
 * @param leftOut how many more there were
 */
public record SyncChapter(
        SyncBegan began,
        @Nullable SyncEnded ended,
        long inStep,
        SortedMap<Integer, Long> due,
        long parked,
        List<Told> records,
        long leftOut) {
    /** What happened to one record in the sync, in sentences. */
    public record Told(CrmObject object, String id, Waiting after, List<String> sentences) {}
}
