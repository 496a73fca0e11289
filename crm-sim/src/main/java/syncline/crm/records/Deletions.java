package syncline.crm.records;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;

/** Keeps note of the records that are gone, so that those who have copies can learn of it (rule K14). */
public final class Deletions {
    private final CrmObject notes;
    private final RecordIds ids;

    Deletions(Schema schema, RecordIds ids) {
        this.notes = schema.required("deleted_record__sys");
        this.ids = ids;
    }

    /** The object that the notes are records of. */
    public CrmObject notes() {
        return notes;
    }

    /** The field of a note that holds the id of the record that is gone, as the world outside knows it. */
    public Field goneId() {
        return notes.required("name__v");
    }

    /** The notes on records of an object that went at some time or later. */
    public Filter since(CrmObject object, long millis) {
        return new Filter.And(List.of(
                new Filter.Compare(notes.required("object__sys"), Filter.Comparison.EQUAL, object.name()),
                new Filter.Compare(notes.required("created_date__v"), Filter.Comparison.GREATER_OR_EQUAL, millis)));
    }

    /** Notes in the batch that deletes them that these records of an object go. */
    void note(RecordStore.Batch batch, CrmObject object, Collection<Long> gone, long now) {
        batch.of(notes)
                .insert(gone.stream()
                        .map(id -> row(object, object.id().show(id).toString(), now))
                        .toList());
    }

    private Row row(CrmObject object, String id, long now) {
        return Row.bySystem(notes, ids.next(notes), now, Map.of("name__v", id, "object__sys", object.name()));
    }
}
