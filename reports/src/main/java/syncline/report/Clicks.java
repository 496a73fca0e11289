package syncline.report;

import org.jspecify.annotations.Nullable;

/**
 * What became of the hits at the end of a run: acknowledged = rows + waiting + lost - doubled.
 *
 * @param acknowledged hits that Engage answered
 * @param rows rows of the CRM that stand for one
 * @param waiting hits that are still to be carried over
 * @param lost hits that neither wait nor have a row
 * @param doubled rows beyond the first of a hit
 * @param miscounted invites of which the CRM tells other counts than its rows have; 0 in results of before it was looked at
 * @param byLabel null when no one told
 * @param drainSeconds wall time from the last hit until none waited, null when that was not seen
 */
public record Clicks(
        long acknowledged,
        long rows,
        long waiting,
        long lost,
        long doubled,
        long miscounted,
        @Nullable HitLabels byLabel,
        @Nullable Double drainSeconds)
        implements RunEvent {}
