package syncline.crm.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import syncline.crm.draws.Draws;
import syncline.crm.records.Crm;
import syncline.crm.records.Draft;
import syncline.crm.records.Filter;
import syncline.crm.records.Outcome;
import syncline.crm.records.Write;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.security.Caller;
import syncline.crm.security.PermissionSets;

/** Rows of the sync that a person is to edit by hand (rule C37): some by their ids in Engage, or a number of them by a seed. */
record EditRequest(
        @Nullable Long seed,
        @Nullable String object,
        @Nullable Integer count,
        @Nullable List<String> externalIds) {
    private static final String ADMINISTRATOR = "administrator@syncline.example";
    /** What is edited: a field that the sync fills, and that may hold any text. */
    private static final Map<String, String> EDITED =
            Map.of("engage_profile__v", "title__v", "engage_connection__v", "name__v");

    /** @throws IllegalArgumentException if the object cannot be edited here, a row does not exist or there are too few of them */
    Map<String, ?> apply(Crm crm) {
        String field = object == null ? null : EDITED.get(object);
        if (object == null || field == null) {
            throw new IllegalArgumentException("The field object is one of "
                    + EDITED.keySet().stream().sorted().toList() + ".");
        }
        CrmObject rows = crm.schema().required(object);
        List<String> chosen = chosen(crm, rows);
        edit(crm, rows, rows.required(field), chosen);
        return Map.of("edited", chosen);
    }

    private List<String> chosen(Crm crm, CrmObject rows) {
        if (externalIds != null) {
            if (seed != null || count != null) {
                throw new IllegalArgumentException("Either externalIds are given, or seed and count.");
            }
            return Set.copyOf(externalIds).stream().sorted().toList();
        }
        if (seed == null) {
            throw new IllegalArgumentException("The field seed is missing.");
        }
        int wanted = Keys.checked(count);
        return Draws.edits(seed, wanted, rows.name(), new Keys(crm).of(rows, rows.externalKey(), live(rows)));
    }

    /** Rows of what has ended are not drawn: the sync has nothing more to write to them. */
    private static Filter live(CrmObject rows) {
        Field status = rows.field("connection_status__v");
        return status == null
                ? new Filter.Compare(rows.required("active__v"), Filter.Comparison.EQUAL, true)
                : new Filter.Or(List.of(
                        new Filter.Empty(status, true),
                        new Filter.Compare(status, Filter.Comparison.NOT_EQUAL, "deleted__v")));
    }

    private static void edit(Crm crm, CrmObject rows, Field field, List<String> externalIds) {
        var write = Write.byLab(administrator(crm), rows, rows.externalKey());
        for (int from = 0; from < externalIds.size(); from += Crm.LARGEST_BATCH) {
            var drafts = new ArrayList<Draft>();
            for (String id : externalIds.subList(from, Math.min(externalIds.size(), from + Crm.LARGEST_BATCH))) {
                Draft draft = crm.draft(rows);
                draft.set(rows.externalKey().name(), id);
                draft.set(field.name(), "Edited by hand at " + crm.now());
                drafts.add(draft);
            }
            for (Outcome outcome : crm.write(write, drafts)) {
                if (outcome instanceof Outcome.Refused refused) {
                    throw new IllegalArgumentException("A row could not be edited: " + refused.message());
                }
            }
        }
    }

    /** A user who signs in nowhere; made when first needed. */
    private static Caller administrator(Crm crm) {
        Map<String, String> user = Map.of(
                "username__sys",
                ADMINISTRATOR,
                "name__v",
                "Administrator",
                "security_profile__sys",
                PermissionSets.SYSTEM_ADMINISTRATOR);
        crm.load("user__sys", List.of(user).iterator());
        return crm.user(ADMINISTRATOR).flatMap(row -> crm.caller(row.id())).orElseThrow();
    }
}
