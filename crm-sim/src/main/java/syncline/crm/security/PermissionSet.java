package syncline.crm.security;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Schema;

/**
 * What a user may do.
 *
 * @param migration whether the user may write in migration mode, which sets system fields and inactive status
 * @param objects the rights on each object; what is not named is not granted
 */
public record PermissionSet(String name, boolean migration, Map<String, ObjectRights> objects) {

    public PermissionSet {
        objects = Map.copyOf(objects);
    }

    /** A set that grants nothing. */
    public static PermissionSet none(String name) {
        return new PermissionSet(name, false, Map.of());
    }

    /** A set that grants everything, migration mode included. */
    public static PermissionSet everything(String name, Schema schema) {
        return new PermissionSet(
                name,
                true,
                schema.objects().values().stream().collect(Collectors.toMap(CrmObject::name, ObjectRights::all)));
    }

    /** The rights on one object; none if it is not named. */
    public ObjectRights on(CrmObject object) {
        return objects.getOrDefault(object.name(), ObjectRights.NONE);
    }

    PermissionSet plus(PermissionSet other) {
        var all = new HashMap<>(objects);
        other.objects.forEach((object, rights) -> all.merge(object, rights, ObjectRights::plus));
        return new PermissionSet(name, migration || other.migration, all);
    }

    PermissionSet with(CrmObject object, ObjectRights rights) {
        var all = new HashMap<>(objects);
        all.put(object.name(), rights);
        return new PermissionSet(name, migration, all);
    }
}
