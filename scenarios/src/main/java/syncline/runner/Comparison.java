package syncline.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import syncline.oracle.Accounts;
import syncline.oracle.Circumstances;
import syncline.oracle.Circumstances.Refusals;
import syncline.oracle.Consistency;
import syncline.oracle.EndStates;
import syncline.oracle.Oracle;
import syncline.oracle.SyncSpan;

/** Compares Engage and CRM record by record, as both tell through their lab controls. */
record Comparison(LabCalls calls, URI engage, URI crm, String vault) {

    /**
     * After a run in which the CRM noted what it refused.
     *
     * @param retryLimit after how many failures in a row a record is parked
     * @param ownIds whether ids come from a file, and may be in any order
     * @param open records that the sync itself calls failed or parked, each as {@code object/externalId}
     * @param rightsSince since when the integration user has all rights; {@link Instant#MAX} while one is missing
     */
    Consistency of(List<SyncSpan> syncs, boolean ownIds, Set<String> open, Instant rightsSince, int retryLimit) {
        var users = users();
        var refused = map(
                "/lab/failures",
                record -> record.path("object").asText() + "/"
                        + record.path("externalId").asText(),
                record -> new Refusals(
                        record.path("type").asText(), record.path("failures").asInt()));
        return compare(syncs, ownIds, users, new Circumstances(refused, open, writer(users), rightsSince, retryLimit));
    }

    /** After a run in which only these records may differ, each as {@code object/externalId}. */
    Consistency of(List<SyncSpan> syncs, boolean ownIds, Set<String> failing) {
        var users = users();
        var refused = new HashMap<String, Refusals>();
        failing.forEach(record -> refused.put(record, new Refusals("", 1)));
        return compare(
                syncs,
                ownIds,
                users,
                new Circumstances(refused, failing, writer(users), Instant.MIN, Integer.MAX_VALUE));
    }

    private Consistency compare(
            List<SyncSpan> syncs, boolean ownIds, Map<String, String> users, Circumstances circumstances) {
        var states = new EndStates(
                calls.lines(engage, "/lab/profiles?vault=" + vault),
                calls.lines(engage, "/lab/connections?vault=" + vault),
                calls.lines(crm, "/lab/records/engage_profile__v"),
                calls.lines(crm, "/lab/records/engage_connection__v"),
                users,
                accounts());
        return Oracle.compare(ownIds ? states.byProfile() : states, circumstances, syncs);
    }

    private Map<String, String> users() {
        return map("/lab/records/user__sys", user -> user.path("username__sys").asText(), Comparison::id);
    }

    private static String writer(Map<String, String> users) {
        return users.getOrDefault(Lab.INTEGRATION_USER, "");
    }

    private Accounts accounts() {
        var statuses = map(
                "/lab/records/account__v",
                Comparison::id,
                account -> account.path("engage_profile_status__v").asText(""));
        var merges = map(
                "/lab/records/account_merge_history__v",
                merge -> merge.path("name__v").asText(),
                merge -> new Accounts.Merge(
                        merge.path("account__v").asText(),
                        Instant.parse(merge.path("created_date__v").asText())));
        return new Accounts(statuses, merges);
    }

    private static String id(JsonNode row) {
        return row.path("id").asText();
    }

    private <T> Map<String, T> map(String path, Function<JsonNode, String> key, Function<JsonNode, T> value) {
        var map = new HashMap<String, T>();
        for (var lines = calls.lines(crm, path); lines.hasNext(); ) {
            var line = lines.next();
            map.put(key.apply(line), value.apply(line));
        }
        return map;
    }
}
