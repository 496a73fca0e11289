package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of engage_profile__v: the fields of C4 to C16, empty ones null. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProfileRow(
        String externalId,
        String objectType,
        String name,
        Status status,
        Instant statusUpdatedAt,
        @Nullable String account,
        @Nullable String degree,
        @Nullable String displayName,
        @Nullable Instant signedUpAt,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String photoUrl,
        @Nullable String title)
        implements CrmRow {

    /** connection_status__v (C17). */
    public enum Status {
        @JsonProperty("connected__v")
        CONNECTED("connected__v"),
        @JsonProperty("not_connected__v")
        NOT_CONNECTED("not_connected__v"),
        @JsonProperty("deleted__v")
        DELETED("deleted__v");

        private final String value;

        Status(String value) {
            this.value = value;
        }
    }

    @Override
    public Map<String, @Nullable Object> fields() {
        var fields = new LinkedHashMap<String, @Nullable Object>(32);
        fields.put(KEY, externalId);
        fields.put("object_type__v.api_name__v", objectType);
        fields.put("name__v", name);
        fields.put("connection_status__v", status.value);
        fields.put("connection_status_update_datetime__v", statusUpdatedAt);
        fields.put("account__v", account);
        fields.put("degree__v", degree);
        fields.put("display_name__v", displayName);
        fields.put("engage_signup_datetime__v", signedUpAt);
        fields.put("first_name__v", firstName);
        fields.put("last_name__v", lastName);
        fields.put("profile_photo_url__v", photoUrl);
        fields.put("title__v", title);
        return fields;
    }
}
