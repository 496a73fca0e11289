package syncline.crm.records;

import org.jspecify.annotations.Nullable;

/** The store could not do its work; nothing of the batch was kept. */
public final class StoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailed(String message) {
        this(message, null);
    }

    StoreFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
