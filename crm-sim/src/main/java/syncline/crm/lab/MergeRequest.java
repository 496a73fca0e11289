package syncline.crm.lab;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.crm.draws.Draws;
import syncline.crm.records.AccountMerge;
import syncline.crm.records.Crm;
import syncline.crm.records.Filter;
import syncline.crm.schema.CrmObject;

/** Accounts that are to be merged: one pair by name, or a number of pairs by a seed. */
record MergeRequest(
        @Nullable String losing,
        @Nullable String surviving,
        @Nullable Long seed,
        @Nullable Integer count) {

    /** @throws IllegalArgumentException if an account does not exist, or there are too few of them */
    Map<String, ?> apply(Crm crm) {
        List<AccountMerge> merges = merges(crm);
        crm.merge(merges);
        return Map.of("merges", merges);
    }

    private List<AccountMerge> merges(Crm crm) {
        if (losing != null && surviving != null && seed == null && count == null) {
            return List.of(new AccountMerge(losing, surviving));
        }
        if (seed == null || losing != null || surviving != null) {
            throw new IllegalArgumentException("Either losing and surviving are given, or seed and count.");
        }
        return drawn(crm, seed, Keys.checked(count));
    }

    private static List<AccountMerge> drawn(Crm crm, long seed, int count) {
        CrmObject accounts = crm.schema().required("account__v");
        var status = accounts.required("engage_profile_status__v");
        var keys = new Keys(crm);
        return Draws.merges(
                seed,
                count,
                keys.of(accounts, accounts.id(), new Filter.Empty(status, false)),
                keys.of(accounts, accounts.id(), new Filter.Empty(status, true)));
    }
}
