package syncline.report.html;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as a person reads them; the same on every machine. */
public final class Format {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final long MINUTES_OF_A_DAY = 24 * 60;

    private Format() {}

    /** As in {@code 400,000}. */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** As in {@code 1 record} or {@code 3 records}. */
    public static String count(long n, String noun) {
        return count(n) + " " + noun + (n == 1 ? "" : "s");
    }

    /** As in {@code 0.42 s}, {@code 12.3 s}, {@code 6 min 12 s}, {@code 2 h 5 min} or {@code 90 d 2 h}. */
    public static String seconds(double seconds) {
        long whole = Math.round(seconds);
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.2f s", seconds);
        } else if (seconds < 59.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        } else if (whole < 3600) {
            return String.format(Locale.ROOT, "%d min %d s", whole / 60, whole % 60);
        }
        long minutes = Math.round(seconds / 60);
        if (minutes >= 2 * MINUTES_OF_A_DAY) {
            long hours = Math.round(seconds / 3600);
            return String.format(Locale.ROOT, "%,d d %d h", hours / 24, hours % 24);
        }
        return String.format(Locale.ROOT, "%,d h %d min", minutes / 60, minutes % 60);
    }

    /** As in {@code 3.2 ms}, {@code 245 ms} or {@code 1.85 s}. */
    public static String millis(double millis) {
        if (millis < 9.95) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        return millis < 999.5
                ? String.format(Locale.ROOT, "%.0f ms", millis)
                : String.format(Locale.ROOT, "%,.2f s", millis / 1000);
    }

    /** As in {@code 7.4} or {@code 10,600}: the unit stands beside it. */
    public static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 9.95 ? "%.1f" : "%,.0f", perSecond);
    }

    /** As in {@code 812 MiB} or {@code 1.6 GiB}. */
    public static String mebibytes(double mb) {
        return mb < 1023.5
                ? String.format(Locale.ROOT, "%.0f MiB", mb)
                : String.format(Locale.ROOT, "%.1f GiB", mb / 1024);
    }

    /** As in {@code 37 %}, from a share of 0 to 1. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** The same for a style sheet, as in {@code 37.25%}. */
    public static String percentage(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    /** As in {@code 2026-03-01 12:00:00 UTC}. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }
}
