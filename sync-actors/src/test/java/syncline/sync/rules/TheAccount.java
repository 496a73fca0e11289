package syncline.sync.rules;

import org.jspecify.annotations.Nullable;
import syncline.sync.rules.VaultAccount.Standing;

/** The account of a record in a Vault that has every account. */
public final class TheAccount {
    private TheAccount() {}

    /** Null for a connection, and for a profile without an account. */
    public static @Nullable VaultAccount of(EngageRecord record) {
        String account = record instanceof EngageProfile profile ? profile.account() : null;
        return account == null || account.isEmpty() ? null : new VaultAccount(account, Standing.PRESENT);
    }
}
