package syncline.sync.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmUser;
import syncline.sync.run.CoordinatorEvent.SyncStarted;

/**
 * What all partitions of one sync share.
 *
 * @param order which sync it is, and what it reads
 * @param users the Vault's end users by username
 * @param accounts what is known of the Vault's accounts
 * @param revisits what an incremental sync reads besides changes and retries
 * @param brake asked before each page whether the sync may go on
 */
record RunContext(
        SyncStarted order,
        Map<String, CrmUser> users,
        Accounts accounts,
        Revisits revisits,
        Progress progress,
        Brake brake,
        Warnings warnings,
        Tools tools) {

    /**
     * Records to be looked at again although Engage did not change them.
     *
     * @param leftovers where the journal tells of records that an unfinished sync left in the middle, or null if none did
     * @param merged profiles whose account was merged away (B17)
     */
    record Revisits(@Nullable Leftovers leftovers, List<String> merged) {}

    /** The journal's positions between which unfinished syncs worked. */
    record Leftovers(long after, long upTo) {}

    int number() {
        return order.number();
    }
}
