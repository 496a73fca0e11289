package syncline.crm.security;

import java.util.BitSet;
import java.util.Set;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/** The rights on one object. Create or edit includes read, on the object as on its fields. */
public final class ObjectRights {
    static final ObjectRights NONE = new ObjectRights(false, false, false, Set.of(), new BitSet(), new BitSet());

    private final boolean create;
    private final boolean read;
    private final boolean edit;
    private final Set<String> types;
    private final BitSet readable;
    private final BitSet editable;

    ObjectRights(boolean create, boolean read, boolean edit, Set<String> types, BitSet readable, BitSet editable) {
        this.create = create;
        this.read = read || create || edit;
        this.edit = edit;
        this.types = Set.copyOf(types);
        this.readable = readable;
        this.editable = editable;
    }

    static ObjectRights all(CrmObject object) {
        var fields = new BitSet();
        fields.set(0, object.fields().size());
        return new ObjectRights(true, true, true, object.types().keySet(), fields, fields);
    }

    public boolean create() {
        return create;
    }

    public boolean read() {
        return read;
    }

    public boolean edit() {
        return edit;
    }

    /** Whether records of this type may be seen and written. */
    public boolean type(String type) {
        return types.contains(type);
    }

    /** The record types that may be seen and written. */
    public Set<String> types() {
        return types;
    }

    public boolean readable(Field field) {
        return readable.get(field.position());
    }

    public boolean editable(Field field) {
        return editable.get(field.position());
    }
}
