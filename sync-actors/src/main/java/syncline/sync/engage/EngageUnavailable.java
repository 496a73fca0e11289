package syncline.sync.engage;

import org.jspecify.annotations.Nullable;

/** Engage cannot be reached or does not answer as it should; ends a sync as a whole. */
public final class EngageUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EngageUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
