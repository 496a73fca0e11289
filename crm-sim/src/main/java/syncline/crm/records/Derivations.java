package syncline.crm.records;

import java.util.List;
import syncline.crm.records.Derived.Change;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Schema;

/** All fields of a CRM that follow from other records. */
final class Derivations {
    private final ActivityCounts counts;
    private final List<Derived> all;

    Derivations(Schema schema) {
        this.counts = new ActivityCounts(schema);
        this.all = List.of(new EngageProfileStatus(schema), counts);
    }

    /** What a batch of {@code object} must hold besides. */
    List<CrmObject> alongside(CrmObject object) {
        return all.stream()
                .filter(derived -> derived.from().equals(object))
                .map(Derived::to)
                .toList();
    }

    /** What fills, in SQL, the fields that earlier versions left empty. */
    List<String> recount() {
        return counts.recount();
    }

    /** Called once for each batch, before it writes. */
    void follow(RecordStore.Batch batch, CrmObject object, List<Change> changes, long now) {
        all.stream()
                .filter(derived -> derived.from().equals(object))
                .forEach(derived -> derived.follow(batch, changes, now));
    }
}
