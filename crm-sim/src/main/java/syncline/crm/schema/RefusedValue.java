package syncline.crm.schema;

/** A value that a field does not take. Frequent and expected, so it carries no stack trace. */
public final class RefusedValue extends Exception {
    private static final long serialVersionUID = 1L;

    private final String type;

    /**
     * @param type the CRM's error type, such as INVALID_DATA
     * @param message a sentence that names the field
     */
    public RefusedValue(String type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    /** The CRM's error type. */
    public String type() {
        return type;
    }

    /** Never null, other than the inherited promise. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
