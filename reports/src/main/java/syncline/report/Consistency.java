package syncline.report;

import java.util.List;

/**
 * What the comparison of the CRM with what it must hold found.
 *
 * @param compared records compared
 * @param differing records that are not as they must be
 * @param pending records that a next sync would still bring in step
 * @param failing records whose writes fail, and which may therefore differ
 * @param edited records that differ because a person edited their row in the CRM
 * @param differences the first at most {@link #MAX_DIFFERENCES} of the differing records' fields
 */
public record Consistency(
        long compared, long differing, long pending, long failing, long edited, List<Difference> differences)
        implements RunEvent {
    /** A broken sync can differ in every record; a file that lists them all helps nobody. */
    public static final int MAX_DIFFERENCES = 100;

    public Consistency {
        differences =
                Results.orEmpty(differences).stream().limit(MAX_DIFFERENCES).toList();
    }
}
