package syncline.crm.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import syncline.crm.faults.RecordFault;
import syncline.crm.faults.RecordFaults;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/** One batch on its way into the store. */
final class Writing {
    private final Write write;
    private final CrmObject object;
    private final RecordRules rules;
    private final List<Draft> drafts;
    private final @Nullable Outcome[] outcomes;
    private final RecordFaults faults;
    private final List<RecordFault> active;
    private final RecordIds ids;
    private final long now;
    private final List<Row> inserts = new ArrayList<>();
    private final List<Row> updates = new ArrayList<>();
    private final List<Derived.Change> changes = new ArrayList<>();
    private final Set<Object> updated = new HashSet<>();
    private Map<Object, Row> stored = Map.of();
    private final Map<Field, Map<Object, Long>> holders = new HashMap<>();

    Writing(
            Write write,
            Picklists picklists,
            List<Draft> drafts,
            @Nullable Outcome[] outcomes,
            RecordFaults faults,
            RecordIds ids,
            long now) {
        this.write = write;
        this.object = write.object();
        this.rules = new RecordRules(write, picklists);
        this.drafts = drafts;
        this.outcomes = outcomes;
        this.faults = faults;
        this.active = write.lab() ? List.of() : faults.of(object.name());
        this.ids = ids;
        this.now = now;
    }

    /** Decides on every record that has no outcome yet, and writes what is to be written. */
    List<Outcome> run(RecordStore.Batch batch, Derivations derived) {
        Field key = write.key();
        if (key != null) {
            stored = find(batch, key);
        }
        for (Field field : object.fields()) {
            if (field.unique() && !field.equals(key)) {
                var held = new HashMap<Object, Long>();
                find(batch, field).forEach((value, row) -> held.put(value, row.id()));
                holders.put(field, held);
            }
        }
        var results = new ArrayList<Outcome>(outcomes.length);
        for (int i = 0; i < outcomes.length; i++) {
            Outcome known = outcomes[i];
            results.add(known == null ? decide(drafts.get(i)) : known);
        }
        derived.follow(batch, object, changes, now);
        batch.insert(inserts);
        batch.update(updates);
        return results;
    }

    /** The external id of a record of this batch, or null if neither the call nor the store tells it. */
    @Nullable
    String externalId(Draft draft) {
        Field external = object.externalKey();
        Object given = draft.show(external);
        if (given != null) {
            return given.toString();
        }
        Field key = write.key();
        Object value = key == null ? null : draft.given(key);
        Row row = value == null ? null : stored.get(value);
        Object known = row == null ? null : row.show(external);
        return known == null ? null : known.toString();
    }

    private Map<Object, Row> find(RecordStore.Batch batch, Field unique) {
        var values = new HashSet<Object>();
        for (Draft draft : drafts) {
            Object value = draft.given(unique);
            if (value != null) {
                values.add(value);
            }
        }
        return values.isEmpty() ? Map.of() : batch.find(unique, values);
    }

    private Outcome decide(Draft draft) {
        Field key = write.key();
        Object value = key == null ? null : draft.given(key);
        if (key != null && value == null && write.mode() != Write.Mode.LOAD) {
            return RecordRules.missing(key);
        }
        Row before = value == null ? null : stored.get(value);
        return switch (write.mode()) {
            case CREATE -> create(draft);
            case LOAD -> before == null ? create(draft) : new Outcome.Unchanged(idText(before.id()));
            case UPDATE -> before == null ? unknown(draft, object.id()) : updateOnce(draft, before);
            case UPSERT -> {
                if (before != null) {
                    yield update(draft, before);
                }
                yield object.id().equals(key) ? new Outcome.Refused("INVALID_DATA", "Invalid id") : create(draft);
            }
        };
    }

    private Outcome unknown(Draft draft, Field id) {
        Field key = Objects.requireNonNullElse(write.key(), id);
        return new Outcome.Refused("INVALID_DATA", Field.noSuchRecord(String.valueOf(draft.show(key))));
    }

    private Outcome updateOnce(Draft draft, Row before) {
        return updated.add(before.id())
                ? update(draft, before)
                : new Outcome.Refused(
                        "INVALID_DATA", "The record [" + idText(before.id()) + "] is named more than once");
    }

    private Outcome create(Draft draft) {
        var refused = rules.mayCreate(draft);
        if (refused != null) {
            return refused;
        }
        @Nullable Object[] values = new Object[object.fields().size()];
        for (Field field : object.fields()) {
            values[field.position()] = draft.raw(field) == null ? field.initial() : draft.given(field);
        }
        ids.identify(object, values);
        refused = check(draft, values, -1);
        if (refused != null) {
            return refused;
        }
        stamp(values, "created_by__v", "created_date__v");
        stamp(values, "modified_by__v", "modified_date__v");
        var row = new Row(values);
        inserts.add(row);
        changes.add(new Derived.Change(null, row));
        hold(row);
        return new Outcome.Created(idText(row.id()));
    }

    private Outcome update(Draft draft, Row before) {
        var refused = rules.mayUpdate(draft, before);
        if (refused != null) {
            return refused;
        }
        @Nullable Object[] values = before.copy();
        boolean changed = false;
        for (Field field : object.fields()) {
            if (draft.raw(field) != null && !Objects.equals(draft.given(field), before.get(field))) {
                values[field.position()] = draft.given(field);
                changed = true;
            }
        }
        refused = check(draft, values, before.id());
        if (refused != null) {
            return refused;
        }
        if (!changed) {
            return new Outcome.Unchanged(idText(before.id()));
        }
        for (String name : List.of("modified_by__v", "modified_date__v")) {
            Field field = object.required(name);
            values[field.position()] = draft.given(field);
        }
        stamp(values, "modified_by__v", "modified_date__v");
        var row = new Row(values);
        updates.add(row);
        changes.add(new Derived.Change(before, row));
        hold(row);
        return new Outcome.Updated(idText(row.id()));
    }

    private Outcome.@Nullable Refused check(Draft draft, @Nullable Object[] values, long id) {
        var refused = rules.mayBe(values);
        if (refused != null) {
            return refused;
        }
        for (var held : holders.entrySet()) {
            Object value = values[held.getKey().position()];
            Long holder = value == null ? null : held.getValue().get(value);
            if (holder != null && holder != id) {
                String name = held.getKey().name();
                return new Outcome.Refused(
                        "INVALID_DATA", "Another record has this value in the unique field [" + name + "]");
            }
        }
        return active.isEmpty() ? null : faulty(draft, new Row(values));
    }

    private Outcome.@Nullable Refused faulty(Draft draft, Row after) {
        String externalId = externalId(draft);
        RecordFault fault = faults.hit(active, externalId == null ? "" : externalId, name -> {
            Field field = object.field(name);
            return field == null ? null : after.show(field);
        });
        return fault == null ? null : new Outcome.Refused(fault.type(), fault.message());
    }

    /** Later records of the batch must see the unique values that this one takes. */
    private void hold(Row row) {
        holders.forEach((field, held) -> {
            Object value = row.get(field);
            if (value != null) {
                held.put(value, row.id());
            }
        });
    }

    private void stamp(@Nullable Object[] values, String by, String date) {
        int byAt = object.required(by).position();
        int dateAt = object.required(date).position();
        values[byAt] = values[byAt] == null ? Long.valueOf(write.caller().userId()) : values[byAt];
        values[dateAt] = values[dateAt] == null ? Long.valueOf(now) : values[dateAt];
    }

    private String idText(long id) {
        return object.id().show(id).toString();
    }
}
