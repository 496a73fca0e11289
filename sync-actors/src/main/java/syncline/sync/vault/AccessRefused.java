package syncline.sync.vault;

/** The integration user may not read what was asked for; a sync goes on without it. */
public final class AccessRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@code message} is the CRM's. */
    public AccessRefused(String message) {
        super(message);
    }
}
