package syncline.load.measure;

import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Time cut into intervals of whole seconds, no more than {@link #MOST_INTERVALS} of them.
 *
 * @param origin time 0 by {@link System#nanoTime()}
 * @param seconds the length of an interval
 */
record Timeline(long origin, int seconds) {
    static final int MOST_INTERVALS = 600;

    private static final double NANOS = 1e9;

    /** @param end the last moment that matters */
    static Timeline between(long origin, long end) {
        return new Timeline(origin, (int) Math.max(1, Math.ceil((end - origin) / NANOS / MOST_INTERVALS)));
    }

    /** The seconds at which the interval with this moment begins; moments before time 0 count as 0. */
    int intervalOf(long moment) {
        long second = Math.max(0, Math.floorDiv(moment - origin, (long) NANOS));
        return (int) (second - second % seconds);
    }

    /** By the second at which their interval begins. */
    <T> TreeMap<Integer, List<T>> cut(List<T> all, ToLongFunction<T> moment) {
        return all.stream()
                .collect(Collectors.groupingBy(
                        one -> intervalOf(moment.applyAsLong(one)), TreeMap::new, Collectors.toList()));
    }
}
