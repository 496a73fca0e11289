package syncline.virtual.crm;

import java.util.List;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;
import syncline.crm.security.ObjectRights;
import syncline.sync.rules.CrmRow;

/**
 * What the integration user may do with one object now.
 *
 * @param complete whether it may do all that the sync ever does, so that no record needs a closer look
 */
record RightsNow(CrmObject object, ObjectRights rights, boolean complete) {
    static RightsNow of(CrmObject object, ObjectRights rights, List<Field> sent) {
        boolean complete = rights.create()
                && rights.edit()
                && sent.stream().allMatch(rights::editable)
                && rights.types().containsAll(object.types().keySet());
        return new RightsNow(object, rights, complete);
    }

    /** The fields that the sync writes, by what it calls them. */
    static List<Field> sent(Schema schema, CrmObject object, Iterable<String> names) {
        var fields = new java.util.ArrayList<Field>();
        for (String name : names) {
            var input = schema.input(object, name);
            if (input == null) {
                throw new IllegalArgumentException("The CRM knows no field " + name + " of " + object);
            }
            fields.add(input.field());
        }
        return fields;
    }

    boolean mayRead(String... fields) {
        for (String field : fields) {
            if (!rights.readable(object.required(field))) {
                return false;
            }
        }
        return rights.read();
    }

    /** The key is not looked at where it only finds the row. */
    static boolean isKey(Field field) {
        return field.name().equals(CrmRow.KEY);
    }
}
