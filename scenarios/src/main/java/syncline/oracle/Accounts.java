package syncline.oracle;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;

/**
 * The accounts of the CRM at the end of a run.
 *
 * @param statuses what each account's {@code engage_profile_status__v} shows, by account id; empty for no value
 * @param merges where each merged account went, by its id
 */
public record Accounts(Map<String, String> statuses, Map<String, Merge> merges) {

    /** An account was merged into another one. */
    public record Merge(String into, Instant at) {}

    public Accounts {
        statuses = Map.copyOf(statuses);
        merges = Map.copyOf(merges);
    }

    /** What a row must show for the account that Engage links: its last survivor (C23), or nothing if there is none (C24). */
    String expected(String linked) {
        String last = linked;
        var seen = new HashSet<String>();
        while (merges.containsKey(last) && seen.add(last)) {
            last = merge(last).into();
        }
        return statuses.containsKey(last) ? last : "";
    }

    /** When it was last merged away from the account that Engage links; {@link Instant#MIN} if never. */
    Instant moved(String linked) {
        var moved = Instant.MIN;
        String at = linked;
        var seen = new HashSet<String>();
        while (merges.containsKey(at) && seen.add(at)) {
            moved = moved.isAfter(merge(at).at()) ? moved : merge(at).at();
            at = merge(at).into();
        }
        return moved;
    }

    private Merge merge(String id) {
        return Objects.requireNonNull(merges.get(id));
    }
}
