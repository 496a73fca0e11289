package syncline.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Whether sync and CRM agree on what was refused since the lab's last start. The CRM counts in memory, and so do we: from the last start
 * on, and only if no sync has been killed since.
 */
final class RefusalCheck {
    private final Map<String, Integer> inARow = new HashMap<>();

    /** The lab started, and the CRM has forgotten what it counted. */
    void restarted() {
        inARow.clear();
    }

    /** A sync ran to its end. */
    void take(SyncLog log) {
        var found = new HashSet<>(log.succeeded());
        log.absent().forEach(found::remove);
        found.forEach(inARow::remove);
        // The sync learned that there is no row, which is no failure to it.
        log.absent().forEach(record -> inARow.merge(record, 1, Integer::sum));
        log.failed().stream()
                .filter(SyncLog.Failed::sent)
                .forEach(line -> inARow.merge(line.record(), 1, Integer::sum));
    }

    /** What is wrong, held against the CRM's own count of refused writes in a row by record. */
    List<String> check(Map<String, Integer> refused) {
        var records = new TreeSet<>(refused.keySet());
        records.addAll(inARow.keySet());
        var wrong = new ArrayList<String>();
        for (String record : records) {
            int crm = refused.getOrDefault(record, 0);
            int sync = inARow.getOrDefault(record, 0);
            if (crm != sync) {
                wrong.add("%s was refused %d times in a row by the CRM, and failed %d times in the logs"
                        .formatted(record, crm, sync));
            }
        }
        return wrong;
    }
}
