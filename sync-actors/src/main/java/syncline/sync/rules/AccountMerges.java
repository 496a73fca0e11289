package syncline.sync.rules;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Which accounts of the Vault were merged into which others (C23). */
public final class AccountMerges {
    /** No account was ever merged, as far as anybody knows. */
    public static final AccountMerges NONE = new AccountMerges(List.of());

    private final List<Merge> merges;
    private final Map<String, String> survivors;

    /** One merge as the Vault recorded it: {@code losing} is gone, {@code surviving} took its place. */
    public record Merge(String losing, String surviving, Instant at) {}

    /** If an account was merged away more than once, the newest merge counts. */
    public AccountMerges(Collection<Merge> merges) {
        this.merges = merges.stream().sorted(Comparator.comparing(Merge::at)).toList();
        this.survivors = new HashMap<>();
        this.merges.forEach(merge -> survivors.put(merge.losing(), merge.surviving()));
    }

    /** The account that stands in for {@code account}: the end of its chain of merges; where they go in a circle, the last one before it closes. */
    public String survivor(String account) {
        String next = survivors.get(account);
        if (next == null) {
            return account;
        }
        String current = account;
        var passed = new HashSet<String>();
        while (next != null && !passed.contains(next) && !next.equals(current)) {
            passed.add(current);
            current = next;
            next = survivors.get(current);
        }
        return current;
    }

    /** The accounts merged away at {@code since} or later (B17), oldest first. */
    public List<String> losingSince(Instant since) {
        return merges.stream()
                .filter(merge -> !merge.at().isBefore(since))
                .map(Merge::losing)
                .distinct()
                .toList();
    }
}
