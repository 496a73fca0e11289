package syncline.load.measure;

import org.jspecify.annotations.Nullable;

/**
 * One request that was answered, or was given up.
 *
 * @param name of its series
 * @param dueMillis when it was due, after the schedule's beginning, or {@link #UNSCHEDULED}
 * @param sent by {@link System#nanoTime()}
 * @param answered likewise
 * @param error null when it was answered as it should be
 */
public record Request(
        String name,
        int dueMillis,
        long sent,
        long answered,
        @Nullable String error) {
    public static final int UNSCHEDULED = -1;

    boolean scheduled() {
        return dueMillis != UNSCHEDULED;
    }

    /** When the schedule began if this one left in time. */
    long latestOrigin() {
        return sent - dueMillis * 1_000_000L;
    }

    /** @param origin when the schedule began */
    long due(long origin) {
        return origin + dueMillis * 1_000_000L;
    }
}
