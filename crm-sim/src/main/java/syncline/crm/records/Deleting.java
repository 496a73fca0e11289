package syncline.crm.records;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;
import syncline.crm.security.Caller;
import syncline.crm.security.ObjectRights;

/** One batch of records on its way out of the store. */
final class Deleting {
    private final CrmObject object;
    private final Field key;
    private final List<Draft> drafts;
    private final ObjectRights rights;
    private final List<Reference> references;
    private final Set<Long> deleted = new HashSet<>();
    private final List<Derived.Change> changes = new ArrayList<>();

    /** A field of another object that refers to the object. */
    private record Reference(CrmObject from, Field field) {}

    Deleting(Schema schema, Caller caller, CrmObject object, Field key, List<Draft> drafts) {
        this.object = object;
        this.key = key;
        this.drafts = drafts;
        this.rights = caller.permissions().on(object);
        this.references = schema.objects().values().stream()
                .flatMap(from -> from.fields().stream()
                        .filter(field -> object.name().equals(field.target()))
                        .map(field -> new Reference(from, field)))
                .toList();
    }

    /** The objects whose records may refer to this one's. */
    List<CrmObject> referring() {
        return references.stream().map(Reference::from).distinct().toList();
    }

    List<Outcome> run(RecordStore.Batch batch, Derivations derived, Deletions deletions, long now) {
        Set<Object> keys = drafts.stream()
                .flatMap(draft -> Stream.ofNullable(draft.given(key)))
                .collect(Collectors.toSet());
        Map<Object, Row> stored = keys.isEmpty() ? Map.of() : batch.find(key, keys);
        Set<Object> referred = referred(batch, stored);
        var outcomes =
                drafts.stream().map(draft -> decide(draft, stored, referred)).toList();
        derived.follow(batch, object, changes, now);
        batch.delete(deleted);
        deletions.note(batch, object, deleted, now);
        return outcomes;
    }

    private Set<Object> referred(RecordStore.Batch batch, Map<Object, Row> stored) {
        var ids = stored.values().stream().map(Row::id).toList();
        if (ids.isEmpty()) {
            return Set.of();
        }
        return references.stream()
                .flatMap(reference -> batch.of(reference.from).referring(reference.field, ids).stream()
                        .flatMap(row -> Stream.ofNullable(row.get(reference.field))))
                .collect(Collectors.toSet());
    }

    private Outcome decide(Draft draft, Map<Object, Row> stored, Set<Object> referred) {
        if (draft.refused() != null) {
            return Objects.requireNonNull(draft.refused());
        }
        Object value = draft.given(key);
        if (value == null) {
            return RecordRules.missing(key);
        }
        Row row = stored.get(value);
        if (row == null) {
            return new Outcome.Refused(
                    "INVALID_DATA", Field.noSuchRecord(key.show(value).toString()));
        }
        Outcome.Refused refused = mayDelete(row, referred.contains(row.id()));
        if (refused != null) {
            return refused;
        }
        deleted.add(row.id());
        changes.add(new Derived.Change(row, null));
        return new Outcome.Deleted(object.id().show(row.id()).toString());
    }

    private Outcome.@Nullable Refused mayDelete(Row row, boolean referred) {
        Field type = object.typeField();
        if (!rights.delete() || (type != null && !rights.type(String.valueOf(row.get(type))))) {
            return new Outcome.Refused(
                    "INSUFFICIENT_ACCESS", "User has no permission to delete records of [" + object + "]");
        }
        if (object.name().equals("user__sys")) {
            return new Outcome.Refused("OPERATION_NOT_ALLOWED", "A user cannot be deleted, only made inactive");
        }
        if (referred) {
            return new Outcome.Refused("OPERATION_NOT_ALLOWED", "Other records refer to this record");
        }
        return deleted.contains(row.id())
                ? new Outcome.Refused("INVALID_DATA", "The record is named more than once")
                : null;
    }
}
