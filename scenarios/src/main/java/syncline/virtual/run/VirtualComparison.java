package syncline.virtual.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import syncline.engage.directory.WholeMemory;
import syncline.oracle.Accounts;
import syncline.oracle.Circumstances;
import syncline.oracle.Circumstances.Refusals;
import syncline.oracle.Consistency;
import syncline.oracle.EndStates;
import syncline.oracle.Oracle;
import syncline.oracle.SyncSpan;
import syncline.virtual.crm.CrmRows;

/** Compares both ends of a virtual lab record by record, by the same oracle as those of a live one. */
record VirtualComparison(VirtualLab lab) {

    /**
     * After all steps.
     *
     * @param retryLimit after how many failures in a row a record is parked
     * @param ownIds whether ids come from a file, and may be in any order
     * @param open records that the sync itself calls failed or parked, each as {@code object/externalId}
     * @param rightsSince since when the integration user has all rights; {@link Instant#MAX} while one is missing
     */
    Consistency of(List<SyncSpan> syncs, boolean ownIds, Set<String> open, Instant rightsSince, int retryLimit) {
        var refused = new HashMap<String, Refusals>();
        lab.crm()
                .failures()
                .all()
                .forEach(failed -> refused.put(
                        failed.object() + "/" + failed.externalId(), new Refusals(failed.type(), failed.failures())));
        var states = states();
        return Oracle.compare(
                ownIds ? states.byProfile() : states,
                new Circumstances(refused, open, String.valueOf(CrmRows.WRITER), rightsSince, retryLimit),
                syncs);
    }

    private EndStates states() {
        var engage = new WholeMemory(lab.people(), lab.people().vault());
        var rows = new CrmRows(lab.crm(), lab.people());
        var users = new HashMap<String, String>();
        lab.crm().users().forEach((username, user) -> users.put(username, user.id()));
        return new EndStates(
                engage.profiles(), engage.connections(), rows.profiles(), rows.connections(), users, accounts());
    }

    private Accounts accounts() {
        var merges = new HashMap<String, Accounts.Merge>();
        lab.crm()
                .merges()
                .forEach(merge -> merges.put(merge.losing(), new Accounts.Merge(merge.surviving(), merge.at())));
        return new Accounts(new ShownAccounts(lab.crm()), merges);
    }
}
