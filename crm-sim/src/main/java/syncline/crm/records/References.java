package syncline.crm.records;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;

/** Looks up the records that a batch refers to: one query per way of referring, never one per record. */
final class References {
    private final Schema schema;
    private final RecordStore store;

    References(Schema schema, RecordStore store) {
        this.schema = schema;
        this.store = store;
    }

    /** Puts ids in place of all references of the drafts; the outcome of one that leads nowhere is set to a refusal. */
    void resolve(CrmObject object, List<Draft> drafts, @Nullable Outcome[] outcomes) {
        for (Field field : object.fields()) {
            String target = field.target();
            if (target != null) {
                resolve(field, schema.required(target), drafts, outcomes);
            }
        }
    }

    private void resolve(Field field, CrmObject target, List<Draft> drafts, @Nullable Outcome[] outcomes) {
        var wanted = new HashMap<Field, Set<Object>>();
        for (Draft draft : drafts) {
            if (draft.raw(field) instanceof Draft.Lookup lookup) {
                wanted.computeIfAbsent(lookup.by(), by -> new HashSet<>()).add(lookup.value());
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        var found = new HashMap<Field, Map<Object, Long>>();
        wanted.forEach((by, values) -> found.put(by, store.ids(target, by, values)));
        for (int i = 0; i < outcomes.length; i++) {
            if (drafts.get(i).raw(field) instanceof Draft.Lookup lookup) {
                Long id = found.getOrDefault(lookup.by(), Map.of()).get(lookup.value());
                if (id != null) {
                    drafts.get(i).resolve(field, id);
                } else if (outcomes[i] == null) {
                    outcomes[i] = new Outcome.Refused("INVALID_DATA", Field.noSuchRecord(lookup.shown()));
                }
            }
        }
    }
}
