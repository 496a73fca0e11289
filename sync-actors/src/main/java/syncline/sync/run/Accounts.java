package syncline.sync.run;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.AccountMerges;
import syncline.sync.rules.VaultAccount;
import syncline.sync.rules.VaultAccount.Standing;
import syncline.sync.vault.CrmPort;

/** What one sync knows of the Vault's accounts: their merges (C23), and which of them exist (C24). Safe for use by many threads. */
final class Accounts {
    /** Accounts remembered at once; beyond them each page asks anew. */
    private static final int REMEMBERED = 200_000;

    private final CrmPort crm;
    private final Warnings warnings;
    /** Null if the history of merges may not be read (G12). */
    private final @Nullable AccountMerges merges;

    private final Map<String, Boolean> exists = new ConcurrentHashMap<>();
    private volatile boolean readable = true;

    private Accounts(CrmPort crm, Warnings warnings, @Nullable AccountMerges merges) {
        this.crm = crm;
        this.warnings = warnings;
        this.merges = merges;
    }

    /** Reads the history of merges; where that is not allowed, the sync goes on without it and warns (G12). */
    static CompletionStage<Accounts> read(CrmPort crm, Warnings warnings) {
        CompletionStage<@Nullable AccountMerges> merges = crm.accountMerges().thenApply(AccountMerges::new);
        return Refused.instead(merges, refused -> {
                    warnings.add("Account merges are not followed: account_merge_history__v may not be read. "
                            + refused.getMessage());
                    return null;
                })
                .thenApply(read -> new Accounts(crm, warnings, read));
    }

    /** Whether merges are known. */
    boolean mergesAreKnown() {
        return merges != null;
    }

    /** B17: the accounts merged away since {@code since}, or ever if that is null; none if that may not be read. */
    List<String> losingSince(@Nullable Instant since) {
        return merges == null ? List.of() : merges.losingSince(since == null ? Instant.MIN : since);
    }

    /** What became of the accounts that a page of profiles has in Engage; one call of the CRM at most. */
    CompletionStage<Map<String, VaultAccount>> of(Collection<String> accounts) {
        var survivors = new HashMap<String, String>();
        accounts.forEach(account -> survivors.put(account, merges == null ? account : merges.survivor(account)));
        return known(survivors.values()).thenApply(known -> {
            var standings = new HashMap<String, VaultAccount>();
            survivors.forEach((account, survivor) ->
                    standings.put(account, new VaultAccount(survivor, standing(known.contains(survivor)))));
            return standings;
        });
    }

    /** Those of these accounts that exist. */
    private CompletionStage<Set<String>> known(Collection<String> accounts) {
        var known = new HashSet<String>();
        var unknown = new TreeSet<String>();
        for (String account : accounts) {
            Boolean there = exists.get(account);
            if (there == null) {
                unknown.add(account);
            } else if (there) {
                known.add(account);
            }
        }
        return existing(unknown).thenApply(found -> {
            known.addAll(found);
            return known;
        });
    }

    private Standing standing(boolean isThere) {
        if (isThere || !readable) {
            return Standing.PRESENT;
        }
        return merges == null ? Standing.UNTRACEABLE : Standing.MISSING;
    }

    private CompletionStage<Set<String>> existing(Set<String> unknown) {
        if (unknown.isEmpty() || !readable) {
            return CompletableFuture.completedFuture(Set.of());
        }
        var asked = crm.existingAccounts(unknown).thenApply(found -> {
            if (exists.size() < REMEMBERED) {
                unknown.forEach(account -> exists.put(account, found.contains(account)));
            }
            return found;
        });
        return Refused.instead(asked, refused -> {
            readable = false;
            warnings.add("Accounts are not checked: account__v may not be read. " + refused.getMessage());
            return Set.of();
        });
    }
}
