package syncline.virtual.crm;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import syncline.crm.schema.Schema;
import syncline.crm.security.Grant;
import syncline.crm.security.PermissionSet;
import syncline.crm.security.PermissionSets;
import syncline.sync.rules.CrmObject;

/** What the integration user of a virtual CRM may do, as permission sets lose rights and get them back. */
final class CrmRights {
    private final Schema schema;
    private final PermissionSets permissions;
    private final Map<CrmObject, RightsNow> now = new EnumMap<>(CrmObject.class);

    CrmRights(Schema schema) {
        this.schema = schema;
        this.permissions = PermissionSets.vault(schema);
        changed();
    }

    void revoke(String profile, Grant grant) {
        permissions.revoke(profile, grant);
        changed();
    }

    void grant(String profile, Grant grant) {
        permissions.grant(profile, grant);
        changed();
    }

    private void changed() {
        now.put(CrmObject.PROFILE, rights(CrmObject.PROFILE, FieldsSent.OF_PROFILES));
        now.put(CrmObject.CONNECTION, rights(CrmObject.CONNECTION, FieldsSent.OF_CONNECTIONS));
    }

    private RightsNow rights(CrmObject object, Set<String> sent) {
        var named = schema.required(object.apiName());
        return RightsNow.of(named, integration().on(named), RightsNow.sent(schema, named, sent));
    }

    private PermissionSet integration() {
        return Objects.requireNonNull(permissions.get(PermissionSets.INTEGRATION));
    }

    RightsNow on(CrmObject object) {
        return Objects.requireNonNull(now.get(object));
    }

    boolean mayRead(String object, String... fields) {
        var named = schema.required(object);
        return RightsNow.of(named, integration().on(named), List.of()).mayRead(fields);
    }
}
