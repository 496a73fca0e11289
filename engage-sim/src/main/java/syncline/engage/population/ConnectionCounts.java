package syncline.engage.population;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * How many connections each profile has: geometric, at least one, and exactly the wanted total.
 *
 * <p>The profiles are shuffled by a keyed permutation (a Feistel network that walks until it lands inside), and the first
 * so many of them have two or more connections, the first so many of those three or more, and so on. Both steps cost no storage.
 */
final class ConnectionCounts {
    private static final int ROUNDS = 4;

    private final int profiles;
    private final long[] keys;
    private final int halfBits;
    /** At [k], how many profiles have more than k + 1 connections; it decreases, and all are positive. */
    private final int[] more;

    ConnectionCounts(int profiles, long connections, int most, long seed) {
        this.profiles = profiles;
        this.keys = LongStream.range(0, ROUNDS)
                .map(round -> Draw.CONNECTIONS.key(seed + round))
                .toArray();
        this.halfBits = Math.max(1, (33 - Integer.numberOfLeadingZeros(Math.max(1, profiles - 1))) / 2);
        this.more = more(profiles, connections, most);
    }

    /** The number of connections of the profile at {@code index}. */
    int of(int index) {
        int rank = rank(index);
        int low = 0;
        int high = more.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rank < more[middle]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low + 1;
    }

    private static int[] more(int profiles, long connections, int most) {
        int[] more = new int[Math.max(0, most - 1)];
        if (profiles == 0) {
            return more;
        }
        double again = 1 - (double) profiles / connections;
        long left = connections - profiles;
        double expected = profiles;
        for (int k = 0; k < more.length && left > 0; k++) {
            expected *= again;
            more[k] = (int) Math.min(left, (long) expected);
            left -= more[k];
        }
        // What rounding and the bound of users cut off goes to the profiles with few connections.
        for (int k = 0; k < more.length && left > 0; k++) {
            int ceiling = k == 0 ? profiles : more[k - 1];
            long extra = Math.min(ceiling - more[k], left);
            more[k] += (int) extra;
            left -= extra;
        }
        return Arrays.stream(more).takeWhile(count -> count > 0).toArray();
    }

    private int rank(int index) {
        int value = index;
        do {
            value = permuted(value);
        } while (Integer.compareUnsigned(value, profiles) >= 0);
        return value;
    }

    private int permuted(int value) {
        int mask = (1 << halfBits) - 1;
        int left = value >>> halfBits;
        int right = value & mask;
        for (long key : keys) {
            int next = left ^ ((int) Draw.bitsOf(key, right) & mask);
            left = right;
            right = next;
        }
        return (left << halfBits) | right;
    }
}
