package syncline.scenario;

import java.time.Duration;
import java.util.Locale;

/**
 * How far apart the due times of a schedule are, written as {@code 6h}, {@code 1d} or {@code 2w}.
 *
 * @param number 0 for never, at most 9,999
 */
public record Every(int number, Unit unit) {
    static final String PATTERN = "^\\d{1,4}[hdw]$";

    /** What is counted. */
    public enum Unit {
        H(Duration.ofHours(1)),
        D(Duration.ofDays(1)),
        W(Duration.ofDays(7));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }
    }

    /**
     * Reads {@code 1d}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Every parse(String text) {
        if (!text.matches(PATTERN)) {
            throw new IllegalArgumentException("must be a number of hours, days or weeks, such as 6h, 1d or 2w");
        }
        int end = text.length() - 1;
        return new Every(
                Integer.parseInt(text.substring(0, end)),
                Unit.valueOf(text.substring(end).toUpperCase(Locale.ROOT)));
    }

    /** Whether there are no due times at all. */
    public boolean never() {
        return number == 0;
    }

    /** The time between two due times, but for changes of the clocks; zero for never. */
    public Duration time() {
        return unit.length.multipliedBy(number);
    }

    @Override
    public String toString() {
        return number + unit.name().toLowerCase(Locale.ROOT);
    }
}
