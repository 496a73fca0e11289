package syncline.oracle;

/**
 * A value in the CRM that is not what the rules say.
 *
 * @param field the field, or {@code (row)} when the row as a whole should or should not be there
 */
public record Difference(String object, String externalId, String field, String expected, String actual) {
    static final String ROW = "(row)";

    /** A value as a person reads it. */
    static String shown(String value) {
        return value.isEmpty() ? "nothing" : value;
    }

    /** Whether it is about the row as a whole. */
    public boolean wholeRow() {
        return field.equals(ROW);
    }

    @Override
    public String toString() {
        return "%s %s %s: expected %s, found %s".formatted(object, externalId, field, expected, actual);
    }
}
