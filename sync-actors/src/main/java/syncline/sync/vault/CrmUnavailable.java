package syncline.sync.vault;

import org.jspecify.annotations.Nullable;

/** The CRM cannot be reached, refuses a call as a whole, or does not answer as it should; ends a sync as a whole. */
public final class CrmUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CrmUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
