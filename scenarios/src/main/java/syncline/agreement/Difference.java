package syncline.agreement;

/**
 * Something that two runs hold differently.
 *
 * @param what what it is about: a step, a sync, a record
 * @param value the name of the value that differs
 */
public record Difference(String what, String value, String live, String virtual) {
    @Override
    public String toString() {
        return "%s, %s: live %s, virtual %s".formatted(what, value, live, virtual);
    }
}
