package syncline.sync.engage;

import java.util.List;
import java.util.concurrent.CompletionStage;
import syncline.sync.clicks.Hit;

/** Engage's log of hits. A stage fails with {@link EngageUnavailable} when Engage does not answer as it should. */
public interface HitsPort {
    /**
     * One page of the log.
     *
     * @param hits in the order of the log, at most 500
     * @param more whether there may be another page behind it
     */
    record Page(List<Hit> hits, boolean more) {}

    /** The hits behind a place in the log, 0 for all. What is logged later stands behind all that was ever read. */
    CompletionStage<Page> after(long seq);
}
