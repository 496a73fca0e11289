package syncline.crm.security;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;
import syncline.crm.schema.Schema;

/**
 * What the users of each security profile may do. A profile can lose what it holds and get it back, but never more than it was
 * meant to hold. Safe for use by many threads.
 */
public final class PermissionSets {
    /** May do everything. */
    public static final String SYSTEM_ADMINISTRATOR = "system administrator";
    /** What the sync and the carrying of invites need, and no more: rules G1 and G3. */
    public static final String INTEGRATION = "integration";
    /** What a field user needs for the indicator and for invites: rules G2 and G4. */
    public static final String END_USER = "end user";
    /** Reads everything, and keeps users, accounts and configuration. */
    public static final String BUSINESS_ADMIN = "business admin";

    private final Map<String, PermissionSet> meant;
    private final Map<String, PermissionSet> current;

    private PermissionSets(Map<String, PermissionSet> meant) {
        this.meant = new TreeMap<>(meant);
        this.current = new ConcurrentHashMap<>(meant);
    }

    /** The security profiles of the simulated Vault CRM. */
    public static PermissionSets vault(Schema schema) {
        var profiles =
                PermissionsYaml.read("/syncline/crm/vault-permissions.yaml").profiles(schema);
        profiles.put(SYSTEM_ADMINISTRATOR, PermissionSet.everything(SYSTEM_ADMINISTRATOR, schema));
        return new PermissionSets(profiles);
    }

    /** What users of that profile may do now, or null if there is no such profile. */
    public @Nullable PermissionSet get(String profile) {
        return current.get(profile);
    }

    /**
     * Takes something away, from the next call on.
     *
     * @throws IllegalArgumentException if there is no such profile, or it was never meant to hold any of this
     */
    public void revoke(String profile, Grant grant) {
        check(profile, grant);
        current.computeIfPresent(
                profile,
                (name, set) -> set.with(grant.object(), set.on(grant.object()).minus(grant.taken())));
    }

    /**
     * Gives back what was taken.
     *
     * @throws IllegalArgumentException if there is no such profile, or it was never meant to hold any of this
     */
    public void grant(String profile, Grant grant) {
        ObjectRights back = grant.given().within(check(profile, grant));
        current.computeIfPresent(
                profile,
                (name, set) -> set.with(grant.object(), set.on(grant.object()).plus(back)));
    }

    private ObjectRights check(String profile, Grant grant) {
        PermissionSet set = meant.get(profile);
        if (set == null) {
            throw new IllegalArgumentException(
                    "There is no permission set \"%s\"; there are %s.".formatted(profile, meant.keySet()));
        }
        CrmObject object = grant.object();
        ObjectRights rights = set.on(object);
        if (grant.taken().within(rights).none()) {
            throw new IllegalArgumentException(
                    "The permission set \"%s\" was never meant to hold this on %s, so it can neither lose it nor get it back."
                            .formatted(profile, object));
        }
        return rights;
    }
}
