package syncline.crm.records;

import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.RefusedValue;
import syncline.crm.schema.Schema;

/** One record as it comes in: some fields set, some cleared, the others left alone. */
public final class Draft {
    /** Stands where a field is to be cleared; null stands where it is left alone. */
    enum Cleared {
        CLEARED
    }

    /** A reference that is yet to be looked up: the value of a unique field of the other record. */
    record Lookup(Field by, Object value, String shown) {}

    private final Schema schema;
    private final CrmObject object;
    private final @Nullable Object[] values;
    private Outcome.@Nullable Refused refused;

    Draft(Schema schema, CrmObject object) {
        this.schema = schema;
        this.object = object;
        this.values = new Object[object.fields().size()];
    }

    /**
     * Sets what {@code name} means: a field, a reference through a unique field of the other record
     * ({@code account__vr.vexternal_id__v}), or the type by name ({@code object_type__v.api_name__v}). A name or a value that is not
     * known makes the record fail, not the call.
     *
     * @param raw text, Long, Boolean or a list of one text; null or empty text clears the field
     */
    public void set(String name, @Nullable Object raw) {
        try {
            Schema.Input input = schema.input(object, name);
            if (input == null) {
                String shown = name.length() > 100 ? name.substring(0, 100) + "…" : name;
                throw new RefusedValue("ATTRIBUTE_NOT_SUPPORTED", "The attribute [" + shown + "] is not supported");
            }
            Object value = raw == null ? null : value(input, raw);
            values[input.field().position()] = value == null ? Cleared.CLEARED : value;
        } catch (RefusedValue e) {
            if (refused == null) {
                refused = new Outcome.Refused(e.type(), e.reason());
            }
        }
    }

    /** The value of a field as the world outside sees it, or null if it is absent, cleared or yet to be looked up. */
    public @Nullable Object show(Field field) {
        Object value = given(field);
        return value == null ? null : field.show(value);
    }

    private @Nullable Object value(Schema.Input input, Object raw) throws RefusedValue {
        Field field = input.field();
        Field by = input.by();
        if (by != null) {
            Object key = by.accept(raw);
            return key == null ? null : new Lookup(by, key, raw.toString());
        }
        if (field.target() != null) {
            Object id = field.accept(raw);
            return id == null
                    ? null
                    : new Lookup(schema.required(field.target()).id(), id, raw.toString());
        }
        if (CrmObject.TYPE.equals(field.name()) && !input.typeName()) {
            String type =
                    object.typeOfId(raw instanceof List<?> list && list.size() == 1 ? "" + list.get(0) : "" + raw);
            return field.accept(type == null ? raw.toString() + " " : type);
        }
        return field.accept(raw);
    }

    Outcome.@Nullable Refused refused() {
        return refused;
    }

    /** What stands for a field: null, {@link Cleared}, a {@link Lookup} or a value. */
    @Nullable
    Object raw(Field field) {
        return values[field.position()];
    }

    void resolve(Field field, Long id) {
        values[field.position()] = id;
    }

    /** The value of a field, or null if it is absent, cleared or yet to be looked up. */
    @Nullable
    Object given(Field field) {
        Object value = values[field.position()];
        return value == Cleared.CLEARED || value instanceof Lookup ? null : value;
    }
}
