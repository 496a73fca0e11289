package syncline.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;
import syncline.oracle.Circumstances.Refusals;

/** A small Engage and a CRM in step with it, to be tampered with: three profiles, the last of them deleted, three connections. */
final class TwoSides {
    static final String P0 = "EP000000000";
    static final String P1 = "EP000000001";
    static final String P2 = "EP000000002";
    static final String C0 = "EC000000000-0001";
    static final String C1 = "EC000000001-0001";
    static final String C2 = "EC000000002-0001";

    static final String A7 = "V4S000000000007";
    static final String A8 = "V4S000000000008";
    static final String WRITER = "12001";
    static final int RETRY_LIMIT = 10;

    static final SyncSpan FIRST = new SyncSpan(1, at("01T02:00"), at("01T02:05"), true, true, true);
    static final SyncSpan SECOND = new SyncSpan(2, at("02T02:00"), at("02T02:05"), true, true, true);

    final TreeMap<String, ObjectNode> profiles = new TreeMap<>();
    final TreeMap<String, ObjectNode> connections = new TreeMap<>();
    final List<ObjectNode> profileRows = new ArrayList<>();
    final List<ObjectNode> connectionRows = new ArrayList<>();
    /** What the CRM refused last, by record. */
    final Map<String, Refusals> refused = new HashMap<>();
    /** What the sync calls failed. */
    final Set<String> open = new HashSet<>();

    final Set<String> accounts = new TreeSet<>(Set.of(A7, A8));
    /** What accounts show that is not what the CRM should compute. */
    final Map<String, String> wrongStatuses = new HashMap<>();

    final Map<String, Accounts.Merge> merges = new HashMap<>();
    Instant rightsSince = Instant.MIN;
    List<SyncSpan> syncs = List.of(FIRST, SECOND);

    TwoSides() {
        profile(P0, "hcp", A7, 1);
        profile(P1, "staff", null, 1).putNull("displayName");
        profile(P2, "hcp", A8, 0)
                .put("deletedAt", "2026-01-01T12:00:00.000Z")
                .put("modifiedAt", "2026-01-01T12:00:00.000Z");
        connection(C0, P0, "rep00001@syncline.example");
        connection(C1, P1, "rep00002@syncline.example");
        connection(C2, P2, "rep00001@syncline.example")
                .put("active", false)
                .put("disconnectedAt", "2026-01-01T12:00:00.000Z")
                .put("modifiedAt", "2026-01-01T12:00:00.000Z");
        row(P0, "V_0", "Dr. Who", "connected__v", "engage_hcp_profile__v")
                .put("account__v", A7)
                .put("display_name__v", "Dr. Who");
        row(P1, "V_1", "Ada Low", "connected__v", "engage_staff_profile__v");
        profileRows.add(object("""
                {"id": "V_2", "vexternal_id__v": "%s", "name__v": "Deleted User", "connection_status__v": "deleted__v",
                 "object_type__v": "engage_hcp_profile__v", "connection_status_update_datetime__v": "2026-01-02T02:01:00.000Z", "modified_by__v": 12001}
                """.formatted(P2)));
        connectionRow(C0, "U_1", "V_0");
        connectionRow(C1, "U_2", "V_1");
        connectionRow(C2, "U_1", "V_2")
                .put("active__v", false)
                .put("inactivation_datetime__v", "2026-01-01T12:00:00.000Z")
                .put("last_update_datetime__v", "2026-01-01T12:00:00.000Z");
    }

    static Instant at(String dayAndTime) {
        return Instant.parse("2026-01-" + dayAndTime + ":00Z");
    }

    ObjectNode engageProfile(String id) {
        return Objects.requireNonNull(profiles.get(id));
    }

    ObjectNode engageConnection(String id) {
        return Objects.requireNonNull(connections.get(id));
    }

    ObjectNode profileRow(String id) {
        return profileRows.stream()
                .filter(r -> r.path("vexternal_id__v").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    ObjectNode connectionRow(String id) {
        return connectionRows.stream()
                .filter(r -> r.path("vexternal_id__v").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Consistency compared() {
        return Oracle.compare(states(), circumstances(), syncs);
    }

    Consistency comparedByProfile() {
        return Oracle.compare(states().byProfile(), circumstances(), syncs);
    }

    /** The CRM refuses a record so many times in a row, and the sync knows of it. */
    void refuse(String record, String type, int inARow) {
        refused.put(record, new Refusals(type, inARow));
        open.add(record);
    }

    /** A person edits a row of a profile. */
    ObjectNode edit(String id, String time) {
        return profileRow(id).put("modified_by__v", 12002).put("modified_date__v", time);
    }

    /** Calls a connection by another id on both sides. */
    void rename(String id, String other) {
        connections.put(other, Objects.requireNonNull(connections.remove(id)).put("id", other));
        connectionRow(id).put("vexternal_id__v", other);
        connectionRows.sort(
                Comparator.comparing(row -> row.path("vexternal_id__v").asText()));
    }

    private EndStates states() {
        var users = Map.of("rep00001@syncline.example", "U_1", "rep00002@syncline.example", "U_2");
        return new EndStates(
                List.<JsonNode>copyOf(profiles.values()).iterator(),
                List.<JsonNode>copyOf(connections.values()).iterator(),
                List.<JsonNode>copyOf(profileRows).iterator(),
                List.<JsonNode>copyOf(connectionRows).iterator(),
                users,
                new Accounts(statuses(), merges));
    }

    private Map<String, String> statuses() {
        var statuses = new HashMap<String, String>();
        accounts.forEach(id -> statuses.put(id, ""));
        profileRows.stream()
                .filter(row -> !row.path("connection_status__v").asText().equals("deleted__v"))
                .map(row -> row.path("account__v").asText())
                .filter(accounts::contains)
                .forEach(id -> statuses.put(id, "active__v"));
        statuses.putAll(wrongStatuses);
        return statuses;
    }

    private Circumstances circumstances() {
        return new Circumstances(refused, open, WRITER, rightsSince, RETRY_LIMIT);
    }

    ObjectNode profile(String id, String role, @Nullable String account, int connected) {
        var profile = object("""
                {"id": "%s", "revision": 1, "modifiedAt": "2025-12-31T00:00:00.000Z", "role": "%s", "firstName": "Ada", "lastName": "Low",
                 "displayName": "Dr. Who", "title": "Dr.", "degrees": ["MD", "PhD"], "photoUrl": null,
                 "signedUpAt": "2025-01-01T00:00:00.000Z", "companyConnections": %d, "vaultConnections": %d,
                 "deletedAt": null, "mergedInto": null}
                """.formatted(id, role, connected, connected)).put("account", account);
        profiles.put(id, profile);
        return profile;
    }

    ObjectNode connection(String id, String profileId, String username) {
        var connection = object("""
                {"id": "%s", "revision": 1, "modifiedAt": "2025-12-31T00:00:00.000Z", "profileId": "%s", "username": "%s", "vault": "syncline",
                 "active": true, "connectedAt": "2025-12-31T00:00:00.000Z", "disconnectedAt": null}
                """.formatted(id, profileId, username));
        connections.put(id, connection);
        return connection;
    }

    private ObjectNode row(String id, String rowId, String name, String status, String type) {
        var row = object("""
                {"id": "%s", "vexternal_id__v": "%s", "name__v": "%s", "connection_status__v": "%s", "object_type__v": "%s",
                 "connection_status_update_datetime__v": "2026-01-01T02:01:00.000Z", "first_name__v": "Ada", "last_name__v": "Low",
                 "title__v": "Dr.", "degree__v": "MD;PhD", "engage_signup_datetime__v": "2025-01-01T00:00:00Z",
                 "modified_by__v": 12001}
                """.formatted(rowId, id, name, status, type));
        profileRows.add(row);
        return row;
    }

    private ObjectNode connectionRow(String id, String user, String profileRow) {
        var row = object("""
                {"id": "W_%s", "vexternal_id__v": "%s", "name__v": "Rep - Ada Low", "object_type__v": "user_to_engage_profile__v",
                 "from_user__v": "%s", "to_engage_profile__v": "%s", "active__v": true, "inactivation_datetime__v": null,
                 "last_update_datetime__v": "2025-12-31T00:00:00.000Z", "modified_by__v": 12001}
                """.formatted(id, id, user, profileRow));
        connectionRows.add(row);
        return row;
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
