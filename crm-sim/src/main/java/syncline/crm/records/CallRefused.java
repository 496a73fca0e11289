package syncline.crm.records;

/** A call that the CRM refuses as a whole: nothing of it was done. */
public final class CallRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    /**
     * @param type the CRM's error type, such as INSUFFICIENT_ACCESS
     * @param message a sentence for a person
     */
    public CallRefused(String type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    /** The CRM's error type. */
    public String type() {
        return type;
    }

    /** A sentence for a person. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
