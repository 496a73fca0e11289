package syncline.engage.directory;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Which profiles changed when, by number: twelve bytes for each change. Times never decrease. */
final class ChangeLog {
    private static final int FIRST_ROOM = 1_024;

    private long[] times = new long[FIRST_ROOM];
    private int[] numbers = new int[FIRST_ROOM];
    private int size;

    void add(Instant time, int number) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        times[size] = time.toEpochMilli();
        numbers[size++] = number;
    }

    /** The profiles that changed at {@code since} or later, each once. */
    IntStream since(Instant since) {
        return IntStream.range(first(since), size).map(i -> numbers[i]).distinct();
    }

    private int first(Instant since) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Instant.ofEpochMilli(times[middle]).isBefore(since)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
