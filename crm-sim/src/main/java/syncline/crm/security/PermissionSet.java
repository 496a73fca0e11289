package syncline.crm.security;

import java.util.Map;
import syncline.crm.schema.CrmObject;

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

    /** The rights on one object; none if it is not named. */
    public ObjectRights on(CrmObject object) {
        return objects.getOrDefault(object.name(), ObjectRights.NONE);
    }
}
