package syncline.crm.records;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/**
 * Where a CRM keeps its records. One process owns a store; within it, writes to one object are made one batch after the
 * other, so that what a batch finds is still so when it writes. Safe for use by many threads.
 */
public interface RecordStore extends AutoCloseable {

    /** One batch of writes to one object. */
    interface Batch {
        /** The records whose unique field has one of these values, by that value. */
        Map<Object, Row> find(Field unique, Collection<?> values);

        /** The records whose {@code reference} is one of these ids, as they were when the batch began. */
        List<Row> referring(Field reference, Collection<?> ids);

        /** Adds records with new ids. */
        void insert(List<Row> rows);

        /** Replaces records by others with the same ids. */
        void update(List<Row> rows);

        /** Removes records; ids that no record has are passed over. */
        void delete(Collection<Long> ids);

        /** The same batch, turned to another of its objects. */
        Batch of(CrmObject other);
    }

    /**
     * Runs one batch: all that it writes is kept, or nothing if it throws. No other batch of these objects runs meanwhile.
     *
     * @param others what the batch may be turned to besides {@code object}
     */
    <T> T write(CrmObject object, Collection<CrmObject> others, Function<Batch, T> work);

    /** Runs a batch on one object alone. */
    default <T> T write(CrmObject object, Function<Batch, T> work) {
        return write(object, List.of(), work);
    }

    /** The ids of the records whose unique field has one of these values, by that value. */
    Map<Object, Long> ids(CrmObject object, Field unique, Collection<?> values);

    /** The records selected, without the first {@code offset} ones and at most {@code limit} of them. */
    List<Row> select(Selection selection, long offset, int limit);

    /** The record whose unique field has this value. */
    default Optional<Row> one(CrmObject object, Field unique, Object value) {
        var only = new Filter.Compare(unique, Filter.Comparison.EQUAL, value);
        return select(new Selection(object, object.fields(), only, List.of()), 0, 1).stream()
                .findFirst();
    }

    /** How many records are selected. */
    long count(Selection selection);

    /**
     * How many records refer by {@code reference} to each of these ids, for each value of the field {@code by}; without those in which
     * it is empty.
     */
    Map<Long, Map<Object, Long>> tally(CrmObject object, Field reference, Collection<Long> ids, Field by);

    /** The largest id in use, or 0. */
    long largestId(CrmObject object);

    @Override
    void close();
}
