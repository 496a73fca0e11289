package syncline.virtual.crm;

import java.time.Instant;
import java.util.Arrays;

/**
 * Times by number, from 1: four bytes are enough to remember when a row was written, as many rows are written at the same time. One
 * thread adds them, and many may read between.
 */
public final class Moments {
    private static final int FIRST_ROOM = 1_024;

    private long[] millis = new long[FIRST_ROOM];
    private int last;

    /** The number of a time, in whole milliseconds. */
    public int add(Instant time) {
        if (++last == millis.length) {
            millis = Arrays.copyOf(millis, 2 * last);
        }
        millis[last] = time.toEpochMilli();
        return last;
    }

    /** The time with this number. */
    public Instant at(int number) {
        return Instant.ofEpochMilli(millis[number]);
    }
}
