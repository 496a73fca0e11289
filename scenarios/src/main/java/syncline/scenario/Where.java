package syncline.scenario;

/**
 * A place in a scenario.
 *
 * @param source a file, or a setting such as {@code --set seed=7}
 * @param line counted from 1, or 0 for the source as a whole
 * @param column counted from 1, or 0 with line 0
 */
public record Where(String source, int line, int column) {

    private static final String SET = "--set ";

    /** A setting of the command line, written as {@code path=value}. */
    static Where set(String setting) {
        return in(SET + setting);
    }

    /** Whether it is a setting of the command line. */
    boolean isSet() {
        return source.startsWith(SET);
    }

    /** A source as a whole. */
    public static Where in(String source) {
        return new Where(source, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
