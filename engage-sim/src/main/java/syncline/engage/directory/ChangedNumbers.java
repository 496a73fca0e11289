package syncline.engage.directory;

import java.util.BitSet;

/** A set of profiles by number, one bit each. Safe for use by many threads. */
final class ChangedNumbers {
    private final BitSet numbers = new BitSet();

    synchronized void add(int number) {
        numbers.set(number);
    }

    synchronized boolean contains(int number) {
        return numbers.get(number);
    }

    /** The first number at or after {@code from} that is not in the set. */
    synchronized int nextAbsent(int from) {
        return numbers.nextClearBit(from);
    }
}
