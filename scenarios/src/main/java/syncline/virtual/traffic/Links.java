package syncline.virtual.traffic;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import syncline.load.audience.Option;

/** The links that users have shared, by number from 0: nine bytes each. */
final class Links {
    private static final List<Option> OPTIONS = List.of(Option.values());
    private static final byte FOR_ACCOUNT = 64;
    private static final byte UNTRACKED = 32;
    private static final int LEAST = 1024;

    private byte[] kinds = new byte[LEAST];
    private long[] sharedAt = new long[LEAST];
    private int count;

    /**
     * One more.
     *
     * @param tracked whether it has a short link; a full one tells nobody that it was opened (I33)
     */
    void add(Option option, boolean forAccount, boolean tracked, Instant at) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * count);
            sharedAt = Arrays.copyOf(sharedAt, 2 * count);
        }
        kinds[count] = (byte) (OPTIONS.indexOf(option) | (forAccount ? FOR_ACCOUNT : 0) | (tracked ? 0 : UNTRACKED));
        sharedAt[count] = at.toEpochMilli();
        count++;
    }

    int count() {
        return count;
    }

    Option option(int link) {
        return OPTIONS.get(kinds[link] & (UNTRACKED - 1));
    }

    /** Those that somebody can open and be seen, in order. */
    IntStream tracked() {
        return IntStream.range(0, count).filter(link -> (kinds[link] & UNTRACKED) == 0);
    }

    /** How many were shared for an account at that time or later. */
    long forAccountsSince(Instant time) {
        return IntStream.range(0, count)
                .filter(link -> (kinds[link] & FOR_ACCOUNT) != 0 && sharedAt[link] >= time.toEpochMilli())
                .count();
    }
}
