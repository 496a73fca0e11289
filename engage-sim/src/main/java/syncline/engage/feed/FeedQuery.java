package syncline.engage.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a feed.
 *
 * @param vault whose view of profiles, or whose users' connections
 * @param since only records modified at this time or later; null for all
 * @param slice which part of the profiles, 0 to {@code slices}
 * @param slices how many parts there are, 1 to {@value #MOST_SLICES}
 * @param cursor null for the first page
 * @param limit most records on the page, 1 to {@value #MOST_RECORDS}
 */
public record FeedQuery(
        String vault,
        @Nullable Instant since,
        int slice,
        int slices,
        @Nullable Cursor cursor,
        int limit) {
    public static final int MOST_SLICES = 1_024;
    public static final int MOST_RECORDS = 1_000;

    /**
     * A query within its bounds.
     *
     * @throws IllegalArgumentException if a number is out of its bounds
     */
    public FeedQuery {
        check("slices", slices, 1, MOST_SLICES);
        check("slice", slice, 0, slices - 1);
        check("limit", limit, 1, MOST_RECORDS);
    }

    private static void check(String what, int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException("%s is %d to %d, not %d.".formatted(what, least, most, number));
        }
    }
}
