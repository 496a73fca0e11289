package syncline.torture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Whether the log of a sync tells of each record once, and adds up to its counts (F20). */
final class LogCheck {
    private LogCheck() {}

    /** What is wrong with the log of a sync that has ended, in whatever way. */
    static List<String> check(SyncFacts sync, SyncLog log) {
        var wrong = new ArrayList<String>();
        var seen = new HashSet<String>();
        log.records().stream()
                .filter(record -> !seen.add(record))
                .forEach(record -> wrong.add("Sync %d tells twice of %s".formatted(sync.number(), record)));
        var counts = sync.counts();
        differ(wrong, sync, "success lines", log.succeeded().size(), counts.written() + counts.unchanged());
        differ(wrong, sync, "error lines", log.failed().size(), counts.failed() + counts.held());
        long sum = counts.written() + counts.unchanged() + counts.failed() + counts.held() + counts.parked();
        if (!sync.failed()) {
            differ(wrong, sync, "records that became something", sum, counts.read());
        }
        return wrong;
    }

    private static void differ(List<String> wrong, SyncFacts sync, String what, long is, long counted) {
        if (is != counted) {
            wrong.add("Sync %d has %d %s and counts %d: %s".formatted(sync.number(), is, what, counted, sync.counts()));
        }
    }
}
