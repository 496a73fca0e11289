package syncline.scenario;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 200ms}, {@code 60s}, {@code 1h30m}, {@code 1d}; at most 100,000 days. */
public final class Durations {
    static final String PATTERN =
            "^(?=\\d)(\\d{1,6}d)?(\\d{1,7}h)?(\\d{1,8}m)?(\\d{1,9}(\\.\\d{1,3})?s)?(\\d{1,9}ms)?$";

    private static final Pattern FORM = Pattern.compile(
            "(?=\\d)(?:(?<d>\\d{1,6})d)?(?:(?<h>\\d{1,7})h)?(?:(?<m>\\d{1,8})m(?!s))?(?:(?<s>\\d{1,9})(?:\\.(?<f>\\d{1,3}))?s)?(?:(?<ms>\\d{1,9})ms)?");

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Duration parse(String text) {
        var found = FORM.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("must be a duration such as 200ms, 60s, 1h30m or 1d");
        }
        String fraction = found.group("f") == null ? "0" : (found.group("f") + "00").substring(0, 3);
        return Duration.ofDays(number(found.group("d")))
                .plusHours(number(found.group("h")))
                .plusMinutes(number(found.group("m")))
                .plusSeconds(number(found.group("s")))
                .plusMillis(number(fraction) + number(found.group("ms")));
    }

    /** Writes a duration so that {@link #parse} reads it back; less than a millisecond is dropped. */
    public static String print(Duration duration) {
        var text = new StringBuilder();
        append(text, duration.toDays(), "d");
        append(text, duration.toHoursPart(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount > 0) {
            text.append(amount).append(unit);
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
