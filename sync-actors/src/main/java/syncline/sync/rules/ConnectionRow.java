package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of engage_connection__v: the fields of C25 to C32, empty ones null.
 *
 * @param profileId the external id of the profile row it points to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionRow(
        String externalId,
        String name,
        String fromUser,
        String profileId,
        boolean active,
        @Nullable Instant inactivatedAt,
        Instant lastUpdatedAt)
        implements CrmRow {
    /** The reference to the profile's row, by its key. */
    public static final String PROFILE = "to_engage_profile__vr.vexternal_id__v";

    /** The type of all such rows (C3). */
    public static final String OBJECT_TYPE = "user_to_engage_profile__v";

    @Override
    public Map<String, @Nullable Object> fields() {
        var fields = new LinkedHashMap<String, @Nullable Object>(16);
        fields.put(KEY, externalId);
        fields.put("object_type__v.api_name__v", OBJECT_TYPE);
        fields.put("name__v", name);
        fields.put("from_user__v", fromUser);
        fields.put(PROFILE, profileId);
        fields.put("active__v", active);
        fields.put("inactivation_datetime__v", inactivatedAt);
        fields.put("last_update_datetime__v", lastUpdatedAt);
        return fields;
    }

    /** As of every row; one that becomes active again tells its profile too, as the end of a row may have left it out. */
    @Override
    public Map<String, @Nullable Object> changedFrom(CrmRow before) {
        var changed = CrmRow.super.changedFrom(before);
        if (active && before instanceof ConnectionRow row && !row.active()) {
            changed.put(PROFILE, profileId);
        }
        return changed;
    }
}
