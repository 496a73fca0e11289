package syncline.engage.population;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The accounts that profiles of a seeded population are linked to, by number. Safe for use by many threads. */
final class SeededAccounts {
    private static final double LINKED = 0.75;

    private final PopulationSize size;
    private final long seed;
    private final IntFunction<Role> roles;
    /** Ascending, each once; four bytes for each account, made when first asked for. */
    private volatile int @Nullable [] linked;

    SeededAccounts(PopulationSize size, long seed, IntFunction<Role> roles) {
        this.size = size;
        this.seed = seed;
        this.roles = roles;
    }

    /** The account of the profile at {@code index}: an HCP's own, for staff that of the HCP before; -1 for none. */
    int of(int index) {
        if (size.accounts() == 0 || !Draw.LINKED.chance(LINKED, seed, index)) {
            return -1;
        }
        int whose = roles.apply(index) == Role.HCP ? index : Math.max(0, index - 1);
        return whose % size.accounts();
    }

    Account numbered(int number) {
        Names names = Names.drawn(seed, number);
        return new Account(AccountIds.text(number), names.first(seed, number) + " " + names.last(seed, number));
    }

    int linkedCount() {
        return numbers().length;
    }

    int linked(int index) {
        return numbers()[index];
    }

    IntStream linked() {
        return Arrays.stream(numbers());
    }

    private int[] numbers() {
        int[] known = linked;
        if (known == null) {
            var numbers = new BitSet();
            IntStream.range(0, size.profiles())
                    .map(this::of)
                    .filter(a -> a >= 0)
                    .forEach(numbers::set);
            known = numbers.stream().toArray();
            linked = known;
        }
        return known;
    }
}
