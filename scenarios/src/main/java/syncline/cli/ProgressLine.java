package syncline.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import syncline.run.Standing;

/** The words for something that is under way. For use by one thread at a time. */
final class ProgressLine {
    /** A rate over less than this says little. */
    private static final long SHORTEST_NANOS = 1_000_000_000L;

    private final String title;
    private final long expected;
    private final long began;
    private @Nullable Standing standing;
    private double rate;
    private long countedFrom;
    private long counted;

    /**
     * @param expected how many are likely to be done in all, 0 if unknown
     * @param now in nanoseconds, as all times here
     */
    ProgressLine(String title, long expected, long now) {
        this.title = title;
        this.expected = expected;
        this.began = now;
        this.countedFrom = now;
    }

    /** How it stands. */
    void stands(Standing now, long nanos) {
        standing = now;
        if (nanos - countedFrom >= SHORTEST_NANOS) {
            rate = (now.done() - counted) * 1e9 / (nanos - countedFrom);
            counted = now.done();
            countedFrom = nanos;
        }
    }

    /** {@code [2/5] sync: full … 1,200 of 2,600 records, 800/s, 2 s}. */
    String text(long nanos) {
        var text = new StringBuilder(title).append(" … ");
        var now = standing;
        if (now != null) {
            text.append(counted(now)).append(", ");
            Double told = now.rate();
            add(text, "%,.0f/s", told == null ? rate : told);
            add(text, "p99 %,.1f ms", now.p99Millis());
            add(text, "%,d errors", now.errors());
            add(text, "backlog %,d", now.backlog());
        }
        return text.append("%,.0f s".formatted(seconds(nanos))).toString();
    }

    /** {@code [2/5] sync: full: Completed successfully (3.2 s)}. */
    String ended(String outcome, long nanos) {
        return "%s: %s (%.1f s)".formatted(title, outcome, seconds(nanos));
    }

    private String counted(Standing now) {
        return expected > 0
                ? "%,d of %,d %s".formatted(now.done(), Math.max(expected, now.done()), now.unit())
                : "%,d %s".formatted(now.done(), now.unit());
    }

    private static void add(StringBuilder text, String format, @Nullable Number number) {
        if (number != null) {
            text.append(String.format(Locale.getDefault(), format, number)).append(", ");
        }
    }

    private double seconds(long nanos) {
        return (nanos - began) / 1e9;
    }
}
