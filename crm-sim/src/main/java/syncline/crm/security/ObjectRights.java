package syncline.crm.security;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/** The rights on one object. Create, edit and delete include read, on the object as on its fields (rule G5). */
public final class ObjectRights {
    static final ObjectRights NONE =
            new ObjectRights(EnumSet.noneOf(Right.class), Set.of(), new BitSet(), new BitSet());

    private final EnumSet<Right> rights;
    private final Set<String> types;
    private final BitSet readable;
    private final BitSet editable;

    private ObjectRights(Set<Right> rights, Set<String> types, BitSet readable, BitSet editable) {
        this.rights = rights.isEmpty() ? EnumSet.noneOf(Right.class) : EnumSet.copyOf(rights);
        this.types = Set.copyOf(types);
        this.readable = readable;
        this.editable = editable;
    }

    /** These rights and what they include. */
    static ObjectRights of(Set<Right> rights, Set<String> types, BitSet readable, BitSet editable) {
        var all = new HashSet<>(rights);
        if (!rights.isEmpty()) {
            all.add(Right.READ);
        }
        return new ObjectRights(all, types, or(readable, editable), editable);
    }

    /** These rights alone: what can be taken away without what it includes. */
    static ObjectRights only(Set<Right> rights, Set<String> types, BitSet readable, BitSet editable) {
        return new ObjectRights(rights, types, readable, editable);
    }

    static ObjectRights all(CrmObject object) {
        var fields = new BitSet();
        fields.set(0, object.fields().size());
        return new ObjectRights(EnumSet.allOf(Right.class), object.types().keySet(), fields, fields);
    }

    public boolean create() {
        return rights.contains(Right.CREATE);
    }

    public boolean read() {
        return rights.contains(Right.READ);
    }

    public boolean edit() {
        return rights.contains(Right.EDIT);
    }

    public boolean delete() {
        return rights.contains(Right.DELETE);
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
        return field.position() == 0 || readable.get(field.position());
    }

    public boolean editable(Field field) {
        return editable.get(field.position());
    }

    boolean none() {
        return rights.isEmpty() && types.isEmpty() && readable.isEmpty() && editable.isEmpty();
    }

    ObjectRights plus(ObjectRights other) {
        var allRights = EnumSet.copyOf(rights);
        allRights.addAll(other.rights);
        var allTypes = new HashSet<>(types);
        allTypes.addAll(other.types);
        return new ObjectRights(allRights, allTypes, or(readable, other.readable), or(editable, other.editable));
    }

    ObjectRights minus(ObjectRights other) {
        var left = EnumSet.copyOf(rights);
        left.removeAll(other.rights);
        var typesLeft = new HashSet<>(types);
        typesLeft.removeAll(other.types);
        return new ObjectRights(left, typesLeft, andNot(readable, other.readable), andNot(editable, other.editable));
    }

    /** What both grant. */
    ObjectRights within(ObjectRights other) {
        return minus(minus(other));
    }

    private static BitSet or(BitSet a, BitSet b) {
        var both = (BitSet) a.clone();
        both.or(b);
        return both;
    }

    private static BitSet andNot(BitSet a, BitSet b) {
        var left = (BitSet) a.clone();
        left.andNot(b);
        return left;
    }
}
