package syncline.crm.records;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.RecordId;
import syncline.crm.schema.Schema;

/** Writes merges of accounts: the history and the removal of the losing accounts in one batch. */
final class AccountMerges {
    private final CrmObject accounts;
    private final CrmObject history;
    private final RecordIds ids;
    private final Deletions deletions;
    private final long now;

    AccountMerges(Schema schema, RecordIds ids, Deletions deletions, long now) {
        this.accounts = schema.required("account__v");
        this.history = schema.required("account_merge_history__v");
        this.ids = ids;
        this.deletions = deletions;
        this.now = now;
    }

    void write(RecordStore store, List<AccountMerge> merges) {
        Set<Long> losing = merges.stream().map(merge -> number(merge.losing())).collect(Collectors.toSet());
        if (losing.size() < merges.size()) {
            throw new IllegalArgumentException("An account can lose only one merge.");
        }
        store.write(history, List.of(accounts, deletions.notes()), batch -> {
            var account = batch.of(accounts);
            check(account, merges, losing);
            batch.insert(merges.stream().map(this::record).toList());
            account.delete(losing);
            deletions.note(batch, accounts, losing, now);
            return losing.size();
        });
    }

    private void check(RecordStore.Batch account, List<AccountMerge> merges, Set<Long> losing) {
        Set<Object> all = merges.stream()
                .flatMap(merge -> Stream.of(number(merge.losing()), number(merge.surviving())))
                .collect(Collectors.toCollection(HashSet::new));
        all.removeAll(account.find(accounts.id(), all).keySet());
        if (!all.isEmpty()) {
            throw unknown(accounts.id().show(all.iterator().next()).toString());
        }
        for (AccountMerge merge : merges) {
            if (losing.contains(number(merge.surviving()))) {
                throw new IllegalArgumentException(
                        "The account " + merge.surviving() + " cannot survive a merge and lose one in the same call.");
            }
        }
    }

    /** A person's contact id follows from the id of the account. */
    private Row record(AccountMerge merge) {
        var values = Map.of(
                "name__v", merge.losing(),
                "account__v", number(merge.surviving()),
                "personcontactid__v", contact(merge.losing()),
                "account_personcontactid__v", contact(merge.surviving()));
        return Row.bySystem(history, ids.next(history), now, values);
    }

    private static String contact(String account) {
        return "PC" + account;
    }

    private long number(String account) {
        return RecordId.parse(accounts.prefix(), account).orElseThrow(() -> unknown(account));
    }

    private static IllegalArgumentException unknown(String account) {
        return new IllegalArgumentException("The CRM has no account " + account + ".");
    }
}
