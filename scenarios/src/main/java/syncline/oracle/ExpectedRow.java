package syncline.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** What the fields of a row in the CRM must be; an empty text stands for an empty field. */
final class ExpectedRow {
    static final String STATUS_SINCE = "connection_status_update_datetime__v";
    static final String PROFILE = "to_engage_profile__v";

    private ExpectedRow() {}

    /** The row of a profile; when its status changed is not in it (C4 to C17, D3 to D7). */
    static Map<String, String> profile(JsonNode profile, Accounts accounts) {
        boolean deleted = !profile.path("deletedAt").isMissingNode()
                && !profile.path("deletedAt").isNull();
        var row = new LinkedHashMap<String, String>();
        row.put("name__v", deleted ? "Deleted User" : name(profile));
        row.put("connection_status__v", deleted ? "deleted__v" : status(profile));
        row.put(
                "object_type__v",
                profile.path("role").asText().equals("staff") ? "engage_staff_profile__v" : "engage_hcp_profile__v");
        row.put("account__v", deleted ? "" : accounts.expected(text(profile.path("account"))));
        row.put("degree__v", deleted ? "" : degrees(profile));
        row.put("display_name__v", deleted ? "" : text(profile.path("displayName")));
        row.put("first_name__v", deleted ? "" : text(profile.path("firstName")));
        row.put("last_name__v", deleted ? "" : text(profile.path("lastName")));
        row.put("title__v", deleted ? "" : text(profile.path("title")));
        row.put("profile_photo_url__v", deleted ? "" : text(profile.path("photoUrl")));
        row.put("engage_signup_datetime__v", deleted ? "" : text(profile.path("signedUpAt")));
        return row;
    }

    /** The row of a connection; its name is not in it (C25 to C32). */
    static Map<String, String> connection(JsonNode connection, String userId, String profileRowId) {
        boolean active = connection.path("active").asBoolean();
        var row = new LinkedHashMap<String, String>();
        row.put("object_type__v", "user_to_engage_profile__v");
        row.put("from_user__v", userId);
        row.put(PROFILE, profileRowId);
        row.put("active__v", Boolean.toString(active));
        row.put("inactivation_datetime__v", active ? "" : text(connection.path("disconnectedAt")));
        row.put("last_update_datetime__v", text(connection.path("modifiedAt")));
        return row;
    }

    /** Whether a connection has ended and its row points to another profile, as one may that was moved by a merge (D12). */
    static boolean endedElsewhere(JsonNode connection, JsonNode row, String profileRowId) {
        return !connection.path("active").asBoolean()
                && !text(row.path(PROFILE)).equals(profileRowId);
    }

    /** A value of the CRM or of Engage as text; empty when there is none. */
    static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.asText();
    }

    /** Whether two values say the same; times are the same however they are written. */
    static boolean same(String field, String expected, String actual) {
        if (expected.equals(actual)) {
            return true;
        }
        boolean time = field.endsWith("_datetime__v") && !expected.isEmpty() && !actual.isEmpty();
        return time && Instant.parse(expected).equals(Instant.parse(actual));
    }

    private static String name(JsonNode profile) {
        String shown = text(profile.path("displayName"));
        return shown.isEmpty() ? text(profile.path("firstName")) + " " + text(profile.path("lastName")) : shown;
    }

    private static String status(JsonNode profile) {
        return profile.path("companyConnections").asInt() > 0 ? "connected__v" : "not_connected__v";
    }

    private static String degrees(JsonNode profile) {
        var joined = new StringJoiner(";");
        profile.path("degrees").forEach(degree -> joined.add(degree.asText()));
        return joined.toString();
    }
}
