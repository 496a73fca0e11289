package syncline.crm.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        return drawn(crm, seed, Draw.checked(count));
    }

    /** Accounts that Engage profiles are linked to lose first, because only their merges give the sync something to do. */
    private static List<AccountMerge> drawn(Crm crm, long seed, int count) {
        CrmObject accounts = crm.schema().required("account__v");
        var status = accounts.required("engage_profile_status__v");
        var draw = new Draw(crm, seed);
        var all = new ArrayList<>(draw.shuffled(accounts, accounts.id(), new Filter.Empty(status, false)));
        all.addAll(draw.shuffled(accounts, accounts.id(), new Filter.Empty(status, true)));
        if (all.size() < 2 * count) {
            throw new IllegalArgumentException(
                    "%d merges need %d accounts; there are %d.".formatted(count, 2 * count, all.size()));
        }
        var merges = new ArrayList<AccountMerge>();
        for (int i = 0; i < count; i++) {
            merges.add(new AccountMerge(all.get(i), all.get(count + i)));
        }
        merges.sort(Comparator.comparing(AccountMerge::losing));
        return merges;
    }
}
