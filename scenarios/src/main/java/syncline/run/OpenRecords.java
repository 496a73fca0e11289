package syncline.run;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import syncline.report.Retries;

/** Records that are not in step, as the sync sees them; all of them and those parked each as {@code object/externalId}. */
public record OpenRecords(Set<String> all, Set<String> parked, long held, long due) {
    /**
     * One of them.
     *
     * @param held whether it waits for its profile and has not failed itself
     */
    public record One(String object, String externalId, boolean parked, boolean held) {}

    /** All of them, in any order. */
    public static OpenRecords of(Iterable<One> records) {
        var all = new HashSet<String>();
        var parked = new HashSet<String>();
        long held = 0;
        long due = 0;
        for (var one : records) {
            String key = one.object + "/" + one.externalId;
            all.add(key);
            if (one.parked) {
                parked.add(key);
            } else if (one.held) {
                held++;
            } else {
                due++;
            }
        }
        return new OpenRecords(all, parked, held, due);
    }

    /** Where retrying stands, with the CRM's own count of refused writes in a row by record. */
    public Retries retries(Map<String, Integer> refused) {
        int most = refused.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int fewest = parked.stream()
                .mapToInt(record -> refused.getOrDefault(record, 0))
                .min()
                .orElse(0);
        return new Retries(parked.size(), held, due, fewest, most, byAttempt(refused));
    }

    private Map<String, Long> byAttempt(Map<String, Integer> refused) {
        var tries = new TreeMap<Integer, Long>();
        all.stream()
                .filter(record -> !parked.contains(record) && refused.containsKey(record))
                .forEach(record -> tries.merge(refused.getOrDefault(record, 0), 1L, Long::sum));
        var byAttempt = new LinkedHashMap<String, Long>();
        tries.forEach((attempt, records) -> byAttempt.put(attempt.toString(), records));
        if (!parked.isEmpty()) {
            byAttempt.put("parked", (long) parked.size());
        }
        return byAttempt;
    }
}
