package syncline.sync.history;

import akka.Done;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where syncs tell what they do. Entries of one caller are kept in the order of its calls. */
public interface Recorder {
    /** A recorder that keeps nothing. */
    Recorder NONE = entries -> CompletableFuture.completedFuture(Done.getInstance());

    /**
     * Takes entries in. The stage completes when there is room for more, and fails with {@link HistoryUnavailable} when the history
     * cannot be written any more: a history with a gap would be worth nothing.
     */
    CompletionStage<Done> record(List<HistoryEntry> entries);
}
