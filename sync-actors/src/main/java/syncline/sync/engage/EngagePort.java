package syncline.sync.engage;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.EngageRecord;

/** What the sync asks of its source. A stage fails with {@link EngageUnavailable} when the source does not answer as it should. */
public interface EngagePort {
    /**
     * One page of the feed.
     *
     * @param next the cursor of the next page, or null after the last
     */
    record Page(List<EngageRecord> items, @Nullable String next) {}

    /**
     * A part of the feed that one partition reads.
     *
     * @param since changes from here on, inclusive (A19), or null for every record
     * @param slice 0 to {@code slices} - 1; a profile and its connections are in the same slice
     */
    record Slice(@Nullable Instant since, int slice, int slices) {}

    /** A page of the feed, ordered by the time of change (E12); {@code cursor} is null for the first. */
    CompletionStage<Page> page(CrmObject object, Slice slice, @Nullable String cursor);

    /** The current state of these records (E10), at most 500; unknown ids, and those of other slices, are left out. */
    CompletionStage<List<EngageRecord>> current(CrmObject object, Slice slice, List<String> ids);
}
