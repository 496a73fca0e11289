package syncline.crm.security;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;

/** Something that a permission set holds on one object, and that can be taken from it and given back. */
public sealed interface Grant {
    CrmObject object();

    /** All there is on the object. */
    record Whole(CrmObject object) implements Grant {}

    /** One right on the object; nobody is left the others without READ. */
    record OneRight(CrmObject object, Right right) implements Grant {}

    /** Edit and Read of one field. */
    record OneField(CrmObject object, Field field) implements Grant {}

    /** Read of one field, and Edit with it when it is taken. */
    record ReadOfField(CrmObject object, Field field) implements Grant {}

    /** Edit of one field; Read stays when it is taken, and comes with it when it is given. */
    record EditOfField(CrmObject object, Field field) implements Grant {}

    /** One type of records. */
    record OneType(CrmObject object, String type) implements Grant {}

    /** What goes when this is taken. */
    default ObjectRights taken() {
        var none = EnumSet.noneOf(Right.class);
        return switch (this) {
            case Whole whole -> ObjectRights.all(whole.object);
            case OneRight one ->
                ObjectRights.only(
                        one.right == Right.READ ? EnumSet.allOf(Right.class) : Set.of(one.right),
                        Set.of(),
                        new BitSet(),
                        new BitSet());
            case OneField one -> ObjectRights.only(none, Set.of(), bit(one.field), bit(one.field));
            case ReadOfField one -> ObjectRights.only(none, Set.of(), bit(one.field), bit(one.field));
            case EditOfField one -> ObjectRights.only(none, Set.of(), new BitSet(), bit(one.field));
            case OneType one -> ObjectRights.only(none, Set.of(one.type), new BitSet(), new BitSet());
        };
    }

    /** What comes when this is given, if the set is meant to hold it. */
    default ObjectRights given() {
        return switch (this) {
            case OneRight one -> ObjectRights.of(Set.of(one.right), Set.of(), new BitSet(), new BitSet());
            case ReadOfField one ->
                ObjectRights.only(EnumSet.noneOf(Right.class), Set.of(), bit(one.field), new BitSet());
            case EditOfField one -> new OneField(one.object, one.field).taken();
            case Whole whole -> whole.taken();
            case OneField one -> one.taken();
            case OneType one -> one.taken();
        };
    }

    private static BitSet bit(Field field) {
        var bits = new BitSet();
        bits.set(field.position());
        return bits;
    }
}
