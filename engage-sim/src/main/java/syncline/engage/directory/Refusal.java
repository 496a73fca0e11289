package syncline.engage.directory;

/** Engage does not do what it was asked, and says why in a sentence. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kind of a refusal. */
    public enum Kind {
        /** The request makes no sense. */
        INVALID,
        /** What it is about does not exist. */
        NOT_FOUND,
        /** The present state does not allow it. */
        CONFLICT,
        /** What it is about was there, and is no more. */
        GONE
    }

    private final Kind kind;

    public Refusal(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
