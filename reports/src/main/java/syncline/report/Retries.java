package syncline.report;

/**
 * Where retrying stands at the end of a run.
 *
 * @param parked records that are no longer tried
 * @param held records that wait for their profile
 * @param due records that the next sync tries again
 * @param fewestTriesOfParked the fewest refused writes in a row that the CRM counted of any parked record, 0 without any
 * @param mostTries the most refused writes in a row that the CRM counted of any record
 */
public record Retries(long parked, long held, long due, int fewestTriesOfParked, int mostTries) {}
