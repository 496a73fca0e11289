package syncline.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where retrying stands at the end of a run.
 *
 * @param parked records that are no longer tried
 * @param held records that wait for their profile
 * @param due records that the next sync tries again
 * @param fewestTriesOfParked the fewest refused writes in a row that the CRM counted of any parked record, 0 without any
 * @param mostTries the most refused writes in a row that the CRM counted of any record
 * @param byAttempt records by how often in a row they have failed, "1" to "10", and "parked"; empty when it was not counted
 */
public record Retries(
        long parked, long held, long due, int fewestTriesOfParked, int mostTries, Map<String, Long> byAttempt)
        implements RunEvent {
    public Retries {
        byAttempt = byAttempt == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(byAttempt));
    }
}
