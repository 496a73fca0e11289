package syncline.sync.history;

import org.jspecify.annotations.Nullable;

/** The history cannot be written: the disk is full, or the lab stops. */
public final class HistoryUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HistoryUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
