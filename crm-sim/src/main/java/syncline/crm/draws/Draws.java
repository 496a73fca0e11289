package syncline.crm.draws;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import syncline.crm.records.AccountMerge;

/**
 * Draws records by a seed: the same seed draws the same from the same records, in whatever CRM they are. Lists of records are in
 * the order of their keys, and may be views of millions: only what is drawn is asked for.
 */
public final class Draws {
    /** The most records that may be drawn at once. */
    public static final int MOST = 100_000;

    private Draws() {}

    /**
     * Merges of accounts, ordered by the losing one. Accounts that Engage profiles are linked to lose first, because only their
     * merges give the sync something to do.
     *
     * @param linked the ids of the accounts with an Engage profile status
     * @param others the ids of all other accounts
     * @throws IllegalArgumentException if there are too few accounts
     */
    public static List<AccountMerge> merges(long seed, int count, List<String> linked, List<String> others) {
        int all = linked.size() + others.size();
        if (all < 2 * count) {
            throw new IllegalArgumentException(
                    "%d merges need %d accounts; there are %d.".formatted(count, 2 * count, all));
        }
        var random = new SplittableRandom(seed);
        int[] first = shuffled(linked.size(), random);
        int[] then = 2 * count > first.length ? shuffled(others.size(), random) : new int[0];
        return IntStream.range(0, count)
                .mapToObj(i -> new AccountMerge(
                        at(i, linked, first, others, then), at(count + i, linked, first, others, then)))
                .sorted(Comparator.comparing(AccountMerge::losing))
                .toList();
    }

    /**
     * Rows for a person to edit, in the order of their keys.
     *
     * @param object what the rows are, for the message
     * @throws IllegalArgumentException if there are too few rows
     */
    public static List<String> edits(long seed, int count, String object, List<String> rows) {
        if (rows.size() < count) {
            throw new IllegalArgumentException(
                    "There are %d rows of %s to edit, not %d.".formatted(rows.size(), object, count));
        }
        return IntStream.of(shuffled(rows.size(), new SplittableRandom(seed)))
                .limit(count)
                .mapToObj(rows::get)
                .sorted()
                .toList();
    }

    private static String at(int place, List<String> linked, int[] first, List<String> others, int[] then) {
        return place < first.length ? linked.get(first[place]) : others.get(then[place - first.length]);
    }

    /** The places from 0 to {@code size} in an order that is drawn. */
    private static int[] shuffled(int size, SplittableRandom random) {
        int[] places = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int here = places[i];
            places[i] = places[other];
            places[other] = here;
        }
        return places;
    }
}
