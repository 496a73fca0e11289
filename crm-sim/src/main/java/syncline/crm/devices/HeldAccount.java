package syncline.crm.devices;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import syncline.crm.records.Crm;
import syncline.crm.records.Filter;
import syncline.crm.records.Selection;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.RecordId;

/**
 * One account as a device holds it after a database refresh, with its profiles, their connections and the messages on its timeline
 * (rule J27), at most 1,000 of each. Rows
 * are those that the device gets: fields that the user may not read are missing.
 */
record HeldAccount(
        Map<String, @Nullable Object> account,
        List<Map<String, @Nullable Object>> profiles,
        List<Map<String, @Nullable Object>> connections,
        List<Map<String, @Nullable Object>> timeline) {
    private static final int MOST = 1000;

    /** The account of that id; empty if the device does not hold it. */
    static Optional<HeldAccount> find(Crm crm, List<Holding> holdings, String id, Instant now) {
        CrmObject accounts = crm.schema().required("account__v");
        CrmObject profiles = crm.schema().required("engage_profile__v");
        CrmObject messages = crm.schema().required("sent_message__v");
        CrmObject connections = crm.schema().required("engage_connection__v");
        var number = RecordId.parse(accounts.prefix(), id);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Filter self = equal(accounts.id(), number.getAsLong());
        Filter linked = equal(profiles.required("account__v"), number.getAsLong());
        Filter sent = equal(messages.required("account__v"), number.getAsLong());
        Filter toLinked = new Filter.Parent(connections.required("to_engage_profile__v"), profiles, linked);
        return rows(crm, holdings, accounts, self, now).stream()
                .findFirst()
                .map(account -> new HeldAccount(
                        account,
                        rows(crm, holdings, profiles, linked, now),
                        rows(crm, holdings, connections, toLinked, now),
                        rows(crm, holdings, messages, sent, now)));
    }

    private static List<Map<String, @Nullable Object>> rows(
            Crm crm, List<Holding> holdings, CrmObject object, Filter filter, Instant now) {
        return holdings.stream()
                .filter(holding -> holding.object().equals(object))
                .flatMap(holding -> rows(crm, holding, filter, now).stream())
                .toList();
    }

    private static List<Map<String, @Nullable Object>> rows(Crm crm, Holding holding, Filter filter, Instant now) {
        List<Field> fields = holding.fields();
        var held = new Filter.And(List.of(filter, holding.held(now)));
        return crm.select(new Selection(holding.object(), fields, held, List.of()), 0, MOST).stream()
                .map(row -> Holding.shown(row, fields))
                .toList();
    }

    private static Filter equal(Field field, long value) {
        return new Filter.Compare(field, Filter.Comparison.EQUAL, value);
    }
}
