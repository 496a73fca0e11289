package syncline.sync.replay;

import java.time.Instant;
import java.util.List;
import syncline.sync.replay.Divergence.Field;

/**
 * A sync that would have gone otherwise under other rules.
 *
 * @param at when it began, lab time
 * @param fields its start, counts and message, as far as they differ; records of which nothing is known are in none of the counts
 * @param readsMore whether it would have read changes that nobody asked Engage for, so that the history does not tell them
 * @param notKnown records that it would have met, and of which the history cannot tell what came of it
 */
public record SyncDifference(int sync, Instant at, List<Field> fields, boolean readsMore, long notKnown) {
    boolean isNone() {
        return fields.isEmpty() && notKnown == 0;
    }
}
