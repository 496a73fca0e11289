package syncline.crm.records;

import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/**
 * Which records of one object to read, and in which order.
 *
 * @param fields the fields to read; the others of the rows are empty
 * @param lookups what to read of records that these refer to; it stands in the rows behind all fields of the object
 * @param filter what the records fulfil, or null for all
 * @param order by what they are ordered; the id decides among equals
 */
public record Selection(
        CrmObject object,
        List<Field> fields,
        List<Lookup> lookups,
        @Nullable Filter filter,
        List<Order> order) {

    public Selection {
        fields = List.copyOf(fields);
        lookups = List.copyOf(lookups);
        order = List.copyOf(order);
    }

    /** Without lookups. */
    public Selection(CrmObject object, List<Field> fields, @Nullable Filter filter, List<Order> order) {
        this(object, fields, List.of(), filter, order);
    }

    /**
     * One field of the record that a reference points to; empty where there is no such record.
     *
     * @param only what that record has to fulfil, else it counts as not there
     */
    public record Lookup(Field reference, CrmObject target, Field field, Filter only) {}

    /** One level of an order; empty fields stand below all others. */
    public record Order(Field field, boolean descending) {}

    /** Whole records in the order of a required field, from behind {@code last} on; null for the beginning. */
    public static Selection after(CrmObject object, Field key, @Nullable Object last) {
        Filter behind = last == null ? null : new Filter.Compare(key, Filter.Comparison.GREATER, last);
        return new Selection(object, object.fields(), behind, List.of(new Order(key, false)));
    }
}
