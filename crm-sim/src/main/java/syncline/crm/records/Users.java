package syncline.crm.records;

import java.util.Objects;
import java.util.Optional;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Field;
import syncline.crm.schema.Schema;
import syncline.crm.security.Caller;
import syncline.crm.security.PermissionSet;
import syncline.crm.security.PermissionSets;

/** The users among the records. */
final class Users {
    private final CrmObject users;
    private final Field name;
    private final PermissionSets permissions;
    private final RecordStore store;

    Users(Schema schema, PermissionSets permissions, RecordStore store) {
        this.users = schema.required("user__sys");
        this.name = users.required("username__sys");
        this.permissions = permissions;
        this.store = store;
    }

    Optional<Row> named(String username) {
        return store.one(users, name, username);
    }

    Optional<Row> numbered(long userId) {
        return store.one(users, users.id(), userId);
    }

    /** With the permissions of this moment; empty if the user is not active. */
    Optional<Caller> caller(long userId) {
        return numbered(userId)
                .filter(row -> "active__v".equals(row.get(users.required("status__v"))))
                .map(row -> new Caller(userId, String.valueOf(row.get(name)), permissionsOf(row)));
    }

    private PermissionSet permissionsOf(Row user) {
        String profile = String.valueOf(user.get(users.required("security_profile__sys")));
        return Objects.requireNonNullElseGet(permissions.get(profile), () -> PermissionSet.none(profile));
    }
}
