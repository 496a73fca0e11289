package syncline.sync.vault;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.AccountMerges.Merge;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.CrmUser;

/** What the sync asks of Vault in its query language, and how it reads a row of each answer. */
final class VaultQueries {
    static final String USERS = "SELECT id, username__sys, name__v FROM user__sys ORDER BY id ASC";
    static final String ACCOUNT_MERGES =
            "SELECT name__v, account__v, created_date__v FROM account_merge_history__v ORDER BY id ASC";

    private VaultQueries() {}

    static CrmUser user(Map<String, @Nullable Object> row) {
        return new CrmUser(text(row, "id"), text(row, "username__sys"), text(row, "name__v"));
    }

    /** C23: the history names the losing account in name__v. */
    static Merge merge(Map<String, @Nullable Object> row) {
        return new Merge(text(row, "name__v"), text(row, "account__v"), Instant.parse(text(row, "created_date__v")));
    }

    static String id(Map<String, @Nullable Object> row) {
        return text(row, "id");
    }

    static String externalId(Map<String, @Nullable Object> row) {
        return text(row, CrmRow.KEY);
    }

    static String accounts(Collection<String> ids) {
        return "SELECT id FROM account__v WHERE id CONTAINS " + anyOf(ids);
    }

    static String profilesOf(Collection<String> accounts) {
        return "SELECT vexternal_id__v FROM engage_profile__v WHERE account__v CONTAINS " + anyOf(accounts)
                + " ORDER BY id ASC";
    }

    static String changedByOthers(CrmObject object, Collection<String> crmIds, long user) {
        return "SELECT vexternal_id__v FROM %s WHERE id CONTAINS %s AND modified_by__v != %d"
                .formatted(object.apiName(), anyOf(crmIds), user);
    }

    private static String anyOf(Collection<String> values) {
        return values.stream()
                .map(value -> "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String text(Map<String, @Nullable Object> row, String field) {
        Object value = row.get(field);
        return value == null ? "" : value.toString();
    }
}
