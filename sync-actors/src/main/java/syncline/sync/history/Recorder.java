package syncline.sync.history;

import akka.Done;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where syncs tell what they do. Entries of one caller are kept in the order of its calls. */
public interface Recorder extends AutoCloseable {
    /** A recorder that keeps nothing. */
    Recorder NONE = new Recorder() {
        @Override
        public CompletionStage<Done> record(List<HistoryEntry> entries) {
            return CompletableFuture.completedFuture(Done.getInstance());
        }

        @Override
        public void close() {}
    };

    /**
     * Takes entries in. The stage completes when there is room for more, and fails with {@link HistoryUnavailable} when the history
     * cannot be written any more: a history with a gap would be worth nothing.
     */
    CompletionStage<Done> record(List<HistoryEntry> entries);

    /** Ends the history; all that was recorded is in it. */
    @Override
    void close();
}
