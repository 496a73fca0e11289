package syncline.virtual.sync;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.AccountMerges;
import syncline.sync.rules.FailureCause;
import syncline.sync.rules.Scope;

/** What every sync asks the CRM for first, one query after the other: its users, merges of accounts, and whose accounts were merged. */
final class Preparation {
    private static final int ROWS_OF_A_PAGE = 1_000;
    private static final int ACCOUNTS_OF_A_QUERY = 500;

    private final Calls calls;
    private final Set<String> warnings = new TreeSet<>();
    private int queries;
    private @Nullable String failure;
    private @Nullable AccountMerges merges;
    private List<String> losing = List.of();

    Preparation(Calls calls) {
        this.calls = calls;
    }

    /** @param mergesSince since when merges have not been followed */
    void begin(SyncScene scene, Scope scope, Instant mergesSince) {
        if (!scene.crm.mayRead("user__sys", "username__sys", "name__v")) {
            failure = FailureCause.mayNotRead("user__sys");
            return;
        }
        queries = pages(scene.crm.users().size() + 1, ROWS_OF_A_PAGE);
        if (!scene.crm.mayRead("account_merge_history__v", "name__v", "account__v", "created_date__v")) {
            warnings.add("Account merges are not followed: account_merge_history__v may not be read.");
            return;
        }
        merges = new AccountMerges(scene.crm.merges());
        queries += pages(scene.crm.merges().size(), ROWS_OF_A_PAGE);
        losing = scope == Scope.FULL ? List.of() : merges.losingSince(mergesSince);
        if (!losing.isEmpty()) {
            queries += pages(losing.size(), ACCOUNTS_OF_A_QUERY);
        }
    }

    private static int pages(int rows, int ofAPage) {
        return Math.max(1, Math.ceilDiv(rows, ofAPage));
    }

    /** Whether something is still to be asked. */
    boolean asks() {
        return failure == null && queries > 0;
    }

    /** Makes one try of the next query. */
    void ask() {
        var query = calls.query();
        if (query.isLast()) {
            queries--;
            failure = query.failure();
        }
    }

    /** Why the sync cannot go on, or null. */
    @Nullable
    String failure() {
        return failure;
    }

    /** The merges, or null if they may not be read (G12). */
    @Nullable
    AccountMerges merges() {
        return merges;
    }

    /** B17: the accounts merged away that have not been followed yet. */
    List<String> losing() {
        return losing;
    }

    Set<String> warnings() {
        return warnings;
    }
}
