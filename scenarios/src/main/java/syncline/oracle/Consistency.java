package syncline.oracle;

import java.util.List;

/**
 * What the comparison of Engage and CRM showed, in records.
 *
 * @param compared all records looked at
 * @param differing records that are not as the rules say, without excuse
 * @param pending records that differ because they changed after the last successful sync began
 * @param failing records that differ because the CRM refused their last write, or that of the profile they need
 * @param edited records that differ because a person edited their row in the CRM
 * @param differences at most {@value #MOST_SHOWN} of the values that differ
 */
public record Consistency(
        long compared, long differing, long pending, long failing, long edited, List<Difference> differences) {
    /** How many differences are kept. */
    public static final int MOST_SHOWN = 20;

    public Consistency {
        differences = List.copyOf(differences);
    }
}
