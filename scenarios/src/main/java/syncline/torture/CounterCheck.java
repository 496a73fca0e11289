package syncline.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import syncline.torture.SyncLog.Failed;

/**
 * Whether the counts of failures in a row are what the logs of all syncs allow (E3, E4, E8).
 *
 * <p>A sync that is killed may have tried a record and died before its line was in the log. So after each killed sync without a line the
 * count may be one higher, or zero again; never more. Without kills it is one more, to the digit. A write whose answer was lost may have
 * been refused without the sync knowing: its count may be behind what the CRM saw, never ahead.
 */
final class CounterCheck {
    private static final int LIMIT = 10;

    private final Map<String, Last> lasts = new HashMap<>();
    private int killed;
    private int syncs;

    /**
     * The last line of a record.
     *
     * @param failures how often it had failed in a row then
     * @param killed how many syncs had been killed until then
     * @param sync its sync, counted from the first on
     */
    private record Last(int failures, int killed, int sync) {}

    /** The counts that are possible. */
    private record Range(int from, int to) {
        boolean holds(int failures) {
            return from <= failures && failures <= to;
        }
    }

    /** Takes in the next sync; what is wrong with its counts. */
    List<String> take(SyncFacts sync, SyncLog log) {
        var wrong = new ArrayList<String>();
        syncs++;
        killed += sync.interrupted() ? 1 : 0;
        // What this sync did to a record it has a line for is known, killed or not.
        int others = sync.interrupted() ? killed - 1 : killed;
        for (Failed line : log.failed()) {
            var before = range(line.record(), others, syncs - 1);
            int added = line.ownFault() ? 1 : 0;
            var possible = new Range(Math.min(LIMIT, before.from + added), Math.min(LIMIT, before.to + added));
            // A parked one that Engage changed starts anew (E5).
            boolean anew = before.to == LIMIT && line.failures() == added;
            if (!possible.holds(line.failures()) && !anew) {
                wrong.add("Sync %d: %s failed %d times in a row, possible are %d to %d"
                        .formatted(sync.number(), line.record(), line.failures(), possible.from, possible.to));
            }
            if (line.parked() != (line.failures() >= LIMIT)) {
                wrong.add("Sync %d: %s failed %d times in a row and is %sparked"
                        .formatted(sync.number(), line.record(), line.failures(), line.parked() ? "" : "not "));
            }
            lasts.put(line.record(), new Last(line.failures(), killed, syncs));
        }
        log.succeeded().forEach(record -> lasts.put(record, new Last(0, killed, syncs)));
        return wrong;
    }

    /**
     * What is wrong with the list of records that are not in step.
     *
     * @param open failures in a row by record
     */
    List<String> checkOpen(Map<String, Integer> open) {
        var wrong = new ArrayList<String>();
        open.forEach((record, failures) -> {
            var possible = range(record, killed, syncs);
            if (!possible.holds(failures)) {
                wrong.add("%s stands at %d failures in a row, possible are %d to %d"
                        .formatted(record, failures, possible.from, possible.to));
            }
        });
        lasts.forEach((record, last) -> {
            boolean justFailed = last.sync == syncs && last.failures > 0;
            if (justFailed && !open.containsKey(record)) {
                wrong.add("%s failed in the last sync and waits for no retry".formatted(record));
            }
        });
        return wrong;
    }

    /** What the count may be after sync {@code until}, when it has been so long since the record's last line. */
    private Range range(String record, int killedUntil, int until) {
        var last = lasts.getOrDefault(record, new Last(0, 0, 0));
        int unseen = killedUntil - last.killed;
        // A sync that passed a record by, parked or out of scope, has no line of it.
        boolean exact = unseen == 0 && last.sync == until;
        return new Range(exact ? last.failures : 0, Math.min(LIMIT, last.failures + unseen));
    }
}
