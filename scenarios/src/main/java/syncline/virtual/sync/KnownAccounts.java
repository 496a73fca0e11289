package syncline.virtual.sync;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.AccountMerges;
import syncline.sync.rules.VaultAccount;
import syncline.sync.rules.VaultAccount.Standing;
import syncline.virtual.crm.CrmModel;

/** What one lane of a sync knows of the Vault's accounts (C23, C24), and whether it had to ask for it. */
final class KnownAccounts {
    /** Accounts that a sync remembers at once; beyond them each page asks anew. */
    private static final int REMEMBERED = 200_000;

    private final CrmModel crm;
    private final @Nullable AccountMerges merges;
    private final boolean readable;
    private final int room;
    private final Set<String> asked = new HashSet<>();
    private boolean asks;

    /** @param merges null if they may not be read (G12) */
    KnownAccounts(CrmModel crm, @Nullable AccountMerges merges, int lanes) {
        this.crm = crm;
        this.merges = merges;
        this.readable = crm.mayRead("account__v", "id");
        this.room = REMEMBERED / lanes;
    }

    /** What became of the account that a profile has in Engage, or null if it has none. */
    @Nullable
    VaultAccount of(@Nullable String account) {
        if (account == null || account.isEmpty()) {
            return null;
        }
        String survivor = merges == null ? account : merges.survivor(account);
        if (!readable) {
            return new VaultAccount(survivor, Standing.PRESENT);
        }
        if (!asked.contains(survivor)) {
            asks = true;
            if (asked.size() < room) {
                asked.add(survivor);
            }
        }
        return new VaultAccount(survivor, crm.hasAccount(survivor) ? Standing.PRESENT : absent());
    }

    private Standing absent() {
        return merges == null ? Standing.UNTRACEABLE : Standing.MISSING;
    }

    /** Whether the CRM had to be asked since this was last wanted to be known. */
    boolean asked() {
        boolean was = asks;
        asks = false;
        return was;
    }

    boolean readable() {
        return readable;
    }
}
