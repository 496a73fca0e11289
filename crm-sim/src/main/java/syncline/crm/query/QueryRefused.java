package syncline.crm.query;

/** A query that cannot be run. */
public final class QueryRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    QueryRefused(String type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    static QueryRefused syntax(int line, int column, String why) {
        return new QueryRefused(
                "INCORRECT_QUERY_SYNTAX_ERROR", "Line " + line + ", position " + (column + 1) + ": " + why);
    }

    /** The CRM's error type. */
    public String type() {
        return type;
    }

    /** A sentence for a person; it tells the place. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
