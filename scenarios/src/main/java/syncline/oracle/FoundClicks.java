package syncline.oracle;

import java.util.List;

/**
 * What became of hits: acknowledged + doubled = rows + waiting + lost, unless a hit that waits has its row already.
 *
 * @param acknowledged hits that Engage answered
 * @param rows rows of the CRM
 * @param waiting hits that have no row yet, as the sync counts them
 * @param lost hits without a row that do not wait either
 * @param doubled rows beyond one for each hit
 * @param miscounted invites of which the CRM tells other counts than its rows have (J17, J18)
 * @param wrong at most {@value #MOST_SHOWN} of the links with more or fewer rows than hits, or with other counts
 */
public record FoundClicks(
        long acknowledged, long rows, long waiting, long lost, long doubled, long miscounted, List<String> wrong) {
    /** How many links are named. */
    public static final int MOST_SHOWN = 10;

    public FoundClicks {
        wrong = List.copyOf(wrong);
    }

    /** Whether every hit has exactly one row, or waits, and every row is counted. */
    public boolean allThere() {
        return lost == 0 && doubled == 0 && miscounted == 0 && acknowledged == rows + waiting;
    }
}
