package syncline.crm.lab;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;
import syncline.crm.security.Grant;
import syncline.crm.security.Right;

/**
 * What a security profile is to lose or to get back.
 *
 * @param user the profile's name
 * @param right create, read, edit or delete; at most one of right, field and type is given, and none means all of the object
 * @param access with a field: edit or read; both if absent
 */
public record PermissionChange(
        @Nullable String user,
        @Nullable String object,
        @Nullable String right,
        @Nullable String field,
        @Nullable String access,
        @Nullable String type) {
    private static final Set<String> RIGHTS = Set.of("create", "read", "edit", "delete");

    /**
     * The security profile.
     *
     * @throws IllegalArgumentException if none is named
     */
    public String profile() {
        return given("user", user);
    }

    /**
     * What is lost or got back.
     *
     * @throws IllegalArgumentException if a name is not known
     */
    public Grant grant(Schema schema) {
        CrmObject on = schema.required(given("object", object));
        if (Stream.of(right, field, type).filter(part -> part != null).count() > 1) {
            throw new IllegalArgumentException("Only one of right, field and type can be given.");
        }
        if (access != null && field == null) {
            throw new IllegalArgumentException("An access is given together with a field.");
        }
        if (right != null) {
            return right(on, right);
        }
        if (field != null) {
            return field(on, on.required(field));
        }
        return type == null ? new Grant.Whole(on) : type(on, type);
    }

    private static Grant right(CrmObject object, String right) {
        if (!RIGHTS.contains(right)) {
            throw new IllegalArgumentException(
                    "There is no right " + right + "; there are create, read, edit, delete.");
        }
        return new Grant.OneRight(object, Right.valueOf(right.toUpperCase(Locale.ROOT)));
    }

    private Grant field(CrmObject object, Field one) {
        if (access == null) {
            return new Grant.OneField(object, one);
        }
        return switch (access) {
            case "read" -> new Grant.ReadOfField(object, one);
            case "edit" -> new Grant.EditOfField(object, one);
            default ->
                throw new IllegalArgumentException("There is no access " + access + "; there are edit and read.");
        };
    }

    private static Grant type(CrmObject object, String type) {
        if (!object.types().containsKey(type)) {
            throw new IllegalArgumentException("The object " + object + " has no type " + type
                    + (object.types().isEmpty()
                            ? "."
                            : "; it has " + object.types().keySet() + "."));
        }
        return new Grant.OneType(object, type);
    }

    private static String given(String name, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("The field " + name + " is missing.");
        }
        return value;
    }
}
