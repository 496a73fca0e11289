package syncline.crm.records;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/** One stored record: the values of its fields by position. Never changed once made. */
public final class Row {
    private final @Nullable Object[] values;

    /** Takes the array over; nobody may change it afterwards. */
    Row(@Nullable Object[] values) {
        this.values = values;
    }

    /** A new record that the CRM itself writes; fields that {@code values} does not name are empty. */
    static Row bySystem(CrmObject object, long id, long now, Map<String, ?> values) {
        @Nullable Object[] row = new Object[object.fields().size()];
        row[object.id().position()] = id;
        var kept = Map.of(
                "status__v",
                "active__v",
                "created_by__v",
                Crm.SYSTEM_USER,
                "created_date__v",
                now,
                "modified_by__v",
                Crm.SYSTEM_USER,
                "modified_date__v",
                now);
        kept.forEach((field, value) -> row[object.required(field).position()] = value);
        values.forEach((field, value) -> row[object.required(field).position()] = value);
        return new Row(row);
    }

    /** The value of a field, or null if it is empty. */
    public @Nullable Object get(Field field) {
        return values[field.position()];
    }

    /** The value at a position: of the field that has it or, behind all fields of the object, of a lookup; null if it is empty. */
    public @Nullable Object at(int position) {
        return values[position];
    }

    /** The value of a field as the world outside sees it, or null if it is empty. */
    public @Nullable Object show(Field field) {
        Object value = values[field.position()];
        return value == null ? null : field.show(value);
    }

    /** The number of its id. */
    public long id() {
        return values[0] instanceof Long id ? id : -1;
    }

    @Nullable
    Object[] copy() {
        return Arrays.copyOf(values, values.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && Arrays.equals(values, row.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
