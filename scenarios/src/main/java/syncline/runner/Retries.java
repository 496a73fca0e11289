package syncline.runner;

import java.util.Map;

/**
 * Where retrying stands at the end of a run.
 *
 * @param parked records that are no longer tried
 * @param held records that wait for their profile
 * @param due records that the next sync tries again
 * @param fewestTriesOfParked the fewest refused writes in a row that the CRM counted of any parked record, 0 without any
 * @param mostTries the most refused writes in a row that the CRM counted of any record
 */
record Retries(long parked, long held, long due, int fewestTriesOfParked, int mostTries) {

    /** From the sync's own list and the CRM's own count. */
    static Retries of(SyncAdmin.Open open, Map<String, Integer> refused) {
        int most = refused.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int fewest = open.parked().stream()
                .mapToInt(record -> refused.getOrDefault(record, 0))
                .min()
                .orElse(0);
        return new Retries(open.parked().size(), open.held(), open.due(), fewest, most);
    }
}
