package syncline.crm.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import syncline.crm.CrmSettings;
import syncline.crm.CrmSimulator;
import syncline.crm.records.AccountMerge;
import syncline.lab.LabClock;
import syncline.lab.db.Database;
import syncline.lab.http.Json;

/** A CRM with two field users. Ann has the accounts with even numbers, Bob the others; an integration user writes to it. */
final class DeviceLab implements AutoCloseable {
    static final String SYNC = "sync@syncline.example";
    static final String ANN = "ann@syncline.example";
    static final String BOB = "bob@syncline.example";
    static final String ADMIN = "root@syncline.example";
    static final String PROFILES = "engage_profile__v";
    static final String CONNECTIONS = "engage_connection__v";
    private static final String PASSWORD = "secret";

    final LabClock clock = LabClock.system();
    final HttpClient client = HttpClient.newHttpClient();
    final CrmSimulator crm;

    DeviceLab() throws Exception {
        var database = Database.memory(UUID.randomUUID().toString());
        crm = CrmSimulator.start(CrmSettings.local(database, "syncline", SYNC, PASSWORD, 42), clock);
        crm.addUser(ANN, PASSWORD, "end user");
        crm.addUser(BOB, PASSWORD, "end user");
        crm.addUser(ADMIN, PASSWORD, "system administrator");
        load("account__v", Map.of("id", "V4S000000000002", "name__v", "Clinic"));
        load("account__v", Map.of("id", "V4S000000000003", "name__v", "Practice"));
        load("account__v", Map.of("id", "V4S000000000004", "name__v", "Ward"));
        upsert(
                PROFILES,
                List.of(profile("EP1", "V4S000000000002"), profile("EP2", "V4S000000000003"), profile("EP3", "")));
        upsert(
                CONNECTIONS,
                List.of(
                        connection("EC1", ANN, "EP1", true),
                        connection("EC2", BOB, "EP1", false),
                        connection("EC3", BOB, "EP2", true),
                        connection("EC4", ANN, "EP3", true)));
        later();
    }

    @Override
    public void close() {
        crm.close();
        client.close();
    }

    void addUser(String name) {
        crm.addUser(name, PASSWORD, "end user");
    }

    FakeDevice stranger() {
        return new FakeDevice(client, crm.uri().resolve("/devices/" + ANN + "/iPad"), "no session");
    }

    void later() {
        clock.advance(Duration.ofMinutes(5));
    }

    void load(String object, Map<String, ?> values) {
        crm.crm().load(object, List.of(values).iterator());
    }

    static Map<String, Object> profile(String key, String account) {
        return Map.of(
                "vexternal_id__v",
                key,
                "name__v",
                "Name of " + key,
                "title__v",
                "Dr.",
                "connection_status__v",
                "connected__v",
                "engage_signup_datetime__v",
                "2026-01-01T00:00:00.000Z",
                "object_type__v.api_name__v",
                "engage_hcp_profile__v",
                "account__v",
                account);
    }

    static Map<String, Object> connection(String key, String user, String profile, boolean active) {
        return Map.of(
                "vexternal_id__v",
                key,
                "name__v",
                key,
                "from_user__vr.username__sys",
                user,
                "to_engage_profile__vr.vexternal_id__v",
                profile,
                "active__v",
                active,
                "last_update_datetime__v",
                "2026-01-01T00:00:00.000Z");
    }

    final void upsert(String object, List<Map<String, Object>> records) throws Exception {
        var request = HttpRequest.newBuilder(
                        crm.uri().resolve("/api/v24.3/vobjects/" + object + "?idParam=vexternal_id__v"))
                .header("Authorization", session(SYNC))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.MAPPER.writeValueAsString(records)));
        JsonNode answer = Json.MAPPER.readTree(
                client.send(request.build(), BodyHandlers.ofString()).body());
        assertThat(answer.findValuesAsText("responseStatus")).containsOnly("SUCCESS");
    }

    void merge(String losing, String surviving) {
        crm.crm().merge(List.of(new AccountMerge(losing, surviving)));
    }

    void delete(String object, String id) throws Exception {
        var request = HttpRequest.newBuilder(crm.uri().resolve("/api/v24.3/vobjects/" + object + "/" + id))
                .header("Authorization", session(ADMIN))
                .DELETE();
        JsonNode answer = Json.MAPPER.readTree(
                client.send(request.build(), BodyHandlers.ofString()).body());
        assertThat(answer.get("responseStatus").asText()).isEqualTo("SUCCESS");
    }

    String id(String object, String key) throws Exception {
        var request = HttpRequest.newBuilder(crm.uri().resolve("/lab/records/" + object));
        for (String line : client.send(request.build(), BodyHandlers.ofString())
                .body()
                .lines()
                .toList()) {
            JsonNode row = Json.MAPPER.readTree(line);
            if (row.get("vexternal_id__v").asText().equals(key)) {
                return row.get("id").asText();
            }
        }
        throw new AssertionError("no record " + key);
    }

    FakeDevice device(String user, String platform, String caller) throws Exception {
        return new FakeDevice(client, crm.uri().resolve("/devices/" + user + "/" + platform), session(caller));
    }

    private String session(String user) throws Exception {
        String form = "username=" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "&password=" + PASSWORD;
        var request = HttpRequest.newBuilder(crm.uri().resolve("/api/v24.3/auth"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return Json.MAPPER
                .readTree(client.send(request.build(), BodyHandlers.ofString()).body())
                .get("sessionId")
                .asText();
    }
}
