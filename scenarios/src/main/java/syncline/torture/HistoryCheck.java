package syncline.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether the history tells of each sync once, and for ever the same: one that was killed has failed (F13, F16), one that had ended is
 * as it was.
 */
final class HistoryCheck {
    /** The history shows so many syncs (F14). */
    private static final int SHOWN = 10;

    private final SortedMap<Integer, SyncFacts> known = new TreeMap<>();

    /** Every sync that ended, by its number. */
    SortedMap<Integer, SyncFacts> known() {
        return known;
    }

    /** What is wrong with the history as it is shown while no sync runs. */
    List<String> check(List<SyncFacts> shown) {
        var wrong = new ArrayList<String>();
        int newest = shown.isEmpty() ? 0 : shown.getFirst().number();
        if (shown.size() != Math.min(SHOWN, newest)) {
            wrong.add("The history shows %d syncs of %d".formatted(shown.size(), newest));
        }
        for (int i = 0; i < shown.size(); i++) {
            var sync = shown.get(i);
            if (sync.number() != newest - i) {
                wrong.add("The history shows sync %d where sync %d belongs".formatted(sync.number(), newest - i));
            }
            if (!sync.ended()) {
                wrong.add("Sync %d has no end, and no sync runs".formatted(sync.number()));
            }
            var before = known.putIfAbsent(sync.number(), sync);
            if (before != null && !before.equals(sync)) {
                wrong.add("Sync %d was %s and is %s".formatted(sync.number(), before, sync));
            }
        }
        if (!known.isEmpty() && known.lastKey() != newest) {
            wrong.add("Sync %d is gone from the history".formatted(known.lastKey()));
        }
        return wrong;
    }

    /** What is wrong with a sync that was killed before it was seen to end. */
    List<String> checkKilled(SyncFacts sync) {
        boolean failed = Objects.equals(sync.message(), "Failed") && sync.interrupted();
        boolean endedJustBefore = sync.ended() && !sync.failed();
        return failed || endedJustBefore
                ? List.of()
                : List.of("Sync %d was killed and is no failed one: %s".formatted(sync.number(), sync));
    }
}
