package syncline.oracle;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The accounts of the CRM at the end of a run.
 *
 * @param merges where each merged account went, by its id
 */
public record Accounts(Shown shown, Map<String, Merge> merges) {

    /** What the accounts of the CRM show; there may be millions of them. */
    public interface Shown {
        /** Whether there is an account with this id. */
        boolean has(String id);

        /** Tells each account's id, in order, and its {@code engage_profile_status__v}, which is empty for no value. */
        void each(BiConsumer<String, String> listener);
    }

    /** An account was merged into another one. */
    public record Merge(String into, Instant at) {}

    public Accounts {
        merges = Map.copyOf(merges);
    }

    /** Accounts by their ids, with what each shows. */
    public Accounts(Map<String, String> statuses, Map<String, Merge> merges) {
        this(new Held(new TreeMap<>(statuses)), merges);
    }

    /** What a row must show for the account that Engage links: its last survivor (C23), or nothing if there is none (C24). */
    String expected(String linked) {
        String last = merges.containsKey(linked) ? survivor(linked) : linked;
        return !last.isEmpty() && shown.has(last) ? last : "";
    }

    /** When it was last merged away from the account that Engage links; {@link Instant#MIN} if never. */
    Instant moved(String linked) {
        var moved = Instant.MIN;
        if (merges.containsKey(linked)) {
            String at = linked;
            var seen = new HashSet<String>();
            while (merges.containsKey(at) && seen.add(at)) {
                moved = moved.isAfter(merge(at).at()) ? moved : merge(at).at();
                at = merge(at).into();
            }
        }
        return moved;
    }

    private String survivor(String linked) {
        String last = linked;
        var seen = new HashSet<String>();
        while (merges.containsKey(last) && seen.add(last)) {
            last = merge(last).into();
        }
        return last;
    }

    private Merge merge(String id) {
        return Objects.requireNonNull(merges.get(id));
    }

    private record Held(TreeMap<String, String> statuses) implements Shown {
        @Override
        public boolean has(String id) {
            return statuses.containsKey(id);
        }

        @Override
        public void each(BiConsumer<String, String> listener) {
            statuses.forEach(listener);
        }
    }
}
