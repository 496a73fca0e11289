package syncline.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.StringJoiner;

/** What the fields of a row in the CRM must be; an empty text stands for an empty field. */
final class ExpectedRow {
    static final String STATUS_SINCE = "connection_status_update_datetime__v";
    static final String PROFILE = "to_engage_profile__v";

    private ExpectedRow() {}

    /** Told each field with what it must be. */
    interface Fields {
        void field(String name, String expected);
    }

    /** The row of a profile; when its status changed is not in it (C4 to C17, D3 to D7). */
    static void profile(JsonNode profile, Accounts accounts, Fields row) {
        boolean deleted = !profile.path("deletedAt").isMissingNode()
                && !profile.path("deletedAt").isNull();
        row.field("name__v", deleted ? "Deleted User" : name(profile));
        row.field("connection_status__v", deleted ? "deleted__v" : status(profile));
        row.field(
                "object_type__v",
                profile.path("role").asText().equals("staff") ? "engage_staff_profile__v" : "engage_hcp_profile__v");
        row.field("account__v", deleted ? "" : accounts.expected(text(profile.path("account"))));
        row.field("degree__v", deleted ? "" : degrees(profile));
        row.field("display_name__v", deleted ? "" : text(profile.path("displayName")));
        row.field("first_name__v", deleted ? "" : text(profile.path("firstName")));
        row.field("last_name__v", deleted ? "" : text(profile.path("lastName")));
        row.field("title__v", deleted ? "" : text(profile.path("title")));
        row.field("profile_photo_url__v", deleted ? "" : text(profile.path("photoUrl")));
        row.field("engage_signup_datetime__v", deleted ? "" : text(profile.path("signedUpAt")));
    }

    /** The row of a connection; its name is not in it (C25 to C32). */
    static void connection(JsonNode connection, String userId, String profileRowId, Fields row) {
        boolean active = connection.path("active").asBoolean();
        row.field("object_type__v", "user_to_engage_profile__v");
        row.field("from_user__v", userId);
        row.field(PROFILE, profileRowId);
        row.field("active__v", Boolean.toString(active));
        row.field("inactivation_datetime__v", active ? "" : text(connection.path("disconnectedAt")));
        row.field("last_update_datetime__v", text(connection.path("modifiedAt")));
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
