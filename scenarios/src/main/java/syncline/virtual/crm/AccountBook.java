package syncline.virtual.crm;

import java.util.BitSet;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import syncline.crm.schema.RecordId;
import syncline.engage.population.Account;

/** The accounts of the CRM by index, in the order of their ids; those that lost a merge are gone. Many threads may read it. */
final class AccountBook {
    static final int NONE = -1;
    private static final String PREFIX = "V4S";
    private static final int GUESSES = 4;

    private final long[] numbers;
    private final BitSet gone = new BitSet();

    AccountBook(Stream<Account> accounts) {
        this.numbers = accounts.map(Account::id)
                .map(id -> RecordId.parse(PREFIX, id))
                .flatMapToLong(OptionalLong::stream)
                .sorted()
                .toArray();
    }

    int size() {
        return numbers.length;
    }

    String id(int index) {
        return RecordId.text(PREFIX, numbers[index]);
    }

    /** The index of the account, which may be gone, or {@link #NONE}. Ids are spread evenly, so that a guess is nearly right. */
    int index(String id) {
        var parsed = RecordId.parse(PREFIX, id);
        if (parsed.isEmpty() || numbers.length == 0) {
            return NONE;
        }
        long wanted = parsed.getAsLong();
        int low = 0;
        int high = numbers.length - 1;
        for (int tries = 0; low <= high && wanted >= numbers[low] && wanted <= numbers[high]; tries++) {
            int guess = tries < GUESSES ? low + share(wanted, low, high) : (low + high) >>> 1;
            if (numbers[guess] == wanted) {
                return guess;
            }
            if (numbers[guess] < wanted) {
                low = guess + 1;
            } else {
                high = guess - 1;
            }
        }
        return NONE;
    }

    private int share(long wanted, int low, int high) {
        double part = (double) (wanted - numbers[low]) / Math.max(1, numbers[high] - numbers[low]);
        return (int) (part * (high - low));
    }

    /** Whether there is such an account now. */
    boolean exists(String id) {
        int index = index(id);
        return index != NONE && !gone.get(index);
    }

    boolean isGone(int index) {
        return gone.get(index);
    }

    void remove(int index) {
        gone.set(index);
    }

    /** The indexes of all that exist, in the order of their ids. */
    IntStream all() {
        return IntStream.range(0, numbers.length).filter(index -> !gone.get(index));
    }
}
