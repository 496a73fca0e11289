package syncline.crm.records;

import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;

/** Fields that follow from records of another object, and that each batch of these keeps true with a fixed number of queries. */
interface Derived {

    /** A record before and after a batch; null where it did not exist or does not any more. */
    record Change(@Nullable Row before, @Nullable Row after) {}

    /** The object whose batches it follows. */
    CrmObject from();

    /** The object that has the fields. */
    CrmObject to();

    /** Writes what is true after these changes. Called once for each batch, before it writes. */
    void follow(RecordStore.Batch batch, List<Change> changes, long now);
}
