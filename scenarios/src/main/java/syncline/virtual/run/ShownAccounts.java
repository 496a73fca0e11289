package syncline.virtual.run;

import java.util.function.BiConsumer;
import syncline.oracle.Accounts;
import syncline.virtual.crm.CrmModel;

/** What the accounts of a virtual CRM show of their profiles (H4). */
public record ShownAccounts(CrmModel crm) implements Accounts.Shown {
    @Override
    public boolean has(String id) {
        return crm.hasAccount(id);
    }

    @Override
    public void each(BiConsumer<String, String> listener) {
        crm.accountStatuses().forEach(account -> listener.accept(account.id(), account.isLinked() ? "active__v" : ""));
    }
}
