package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;

/**
 * How often a schedule repeats (A2).
 *
 * @param count 0 to {@link #MOST}; with 0 no run comes any more (A3)
 */
public record Every(int count, Unit unit) {
    /** The longest repetition, in its own unit. */
    public static final int MOST = 9999;

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})([hdw])");

    /** What a repetition is counted in. */
    public enum Unit {
        @JsonProperty("hours")
        HOURS('h'),
        @JsonProperty("days")
        DAYS('d'),
        @JsonProperty("weeks")
        WEEKS('w');

        private final char letter;

        Unit(char letter) {
            this.letter = letter;
        }
    }

    /**
     * @throws IllegalArgumentException if the count is out of bounds
     */
    public Every {
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException("A schedule repeats every 0 to " + MOST + " hours, days or weeks");
        }
    }

    /**
     * Reads {@code 6h}, {@code 1d} or {@code 2w}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static Every parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no repetition: write hours, days or weeks as in 6h, 1d or 2w.".formatted(text));
        }
        Unit unit = switch (match.group(2)) {
            case "h" -> Unit.HOURS;
            case "d" -> Unit.DAYS;
            default -> Unit.WEEKS;
        };
        return new Every(Integer.parseInt(match.group(1)), unit);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return count + String.valueOf(unit.letter);
    }
}
