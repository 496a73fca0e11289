package syncline.crm.records;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.FieldType;
import syncline.crm.security.ObjectRights;

/** What the CRM lets a caller do to a single record. Answers null where nothing speaks against it. */
final class RecordRules {
    private static final String NO_ACCESS = "INSUFFICIENT_ACCESS";

    private final Write write;
    private final CrmObject object;
    private final Picklists picklists;
    private final ObjectRights rights;
    private final @Nullable Field type;

    RecordRules(Write write, Picklists picklists) {
        this.write = write;
        this.picklists = picklists;
        this.object = write.object();
        this.rights = write.caller().permissions().on(object);
        this.type = object.typeField();
    }

    Outcome.@Nullable Refused mayCreate(Draft draft) {
        if (!rights.create()) {
            return new Outcome.Refused(NO_ACCESS, "User has no permission to create records of [" + object + "]");
        }
        if (write.mode() != Write.Mode.LOAD && draft.raw(object.id()) != null) {
            return new Outcome.Refused("INVALID_DATA", "Field [id] cannot be set on a new record");
        }
        if (!write.migration() && "inactive__v".equals(draft.given(object.required("status__v")))) {
            return new Outcome.Refused("OPERATION_NOT_ALLOWED", "A new record cannot be inactive");
        }
        return mayWriteFields(draft, null, null);
    }

    Outcome.@Nullable Refused mayUpdate(Draft draft, Row before) {
        if (!rights.edit()) {
            return new Outcome.Refused(NO_ACCESS, "User has no permission to edit records of [" + object + "]");
        }
        Object id = draft.given(object.id());
        if (id != null && !id.equals(before.id())) {
            return new Outcome.Refused("INVALID_DATA", "Field [id] names another record");
        }
        if (type != null) {
            Object wanted = draft.raw(type);
            if (wanted != null && !wanted.equals(before.get(type)) && !write.migration()) {
                return new Outcome.Refused("INVALID_DATA", "The type of a record cannot be changed");
            }
        }
        if (write.own() && !isOwn(before.get(owner()))) {
            return notOwn();
        }
        return mayWriteFields(draft, write.key(), before);
    }

    /** What the record would be after the write: its type is granted, and no required field is empty. */
    Outcome.@Nullable Refused mayBe(@Nullable Object[] values) {
        for (Field field : object.fields()) {
            if (field.required() && values[field.position()] == null) {
                return missing(field);
            }
        }
        if (type != null && values[type.position()] instanceof String name && !rights.type(name)) {
            return new Outcome.Refused(NO_ACCESS, "User has no permission on the object type [" + name + "]");
        }
        return write.own() && !isOwn(values[owner().position()]) ? notOwn() : null;
    }

    private boolean isOwn(@Nullable Object holder) {
        return Objects.equals(holder, write.caller().userId());
    }

    private Field owner() {
        return object.required(Write.OWNER);
    }

    private static Outcome.Refused notOwn() {
        return new Outcome.Refused(NO_ACCESS, "A device sends only records that its user owns");
    }

    static Outcome.Refused missing(Field field) {
        return new Outcome.Refused("PARAMETER_REQUIRED", "Missing required parameter [" + field.name() + "]");
    }

    private Outcome.@Nullable Refused mayWriteFields(Draft draft, @Nullable Field matched, @Nullable Row before) {
        for (Field field : object.fields()) {
            if (draft.raw(field) == null || field.equals(matched) || field.type() == FieldType.ID) {
                continue;
            }
            if (field.computed() || (field.system() && !write.migration())) {
                return new Outcome.Refused(
                        "OPERATION_NOT_ALLOWED", "Field [" + field.name() + "] is set by the system");
            }
            if (!rights.editable(field)) {
                return new Outcome.Refused(
                        NO_ACCESS,
                        "User has no permission to edit the field [" + field.name() + "] of [" + object + "]");
            }
            Object value = draft.given(field);
            if (value != null
                    && picklists.inactive(field, value)
                    && !(before != null && value.equals(before.get(field)))) {
                return new Outcome.Refused(
                        "INVALID_DATA", "Field [" + field.name() + "] has a value that is not active");
            }
        }
        return null;
    }
}
