package syncline.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import syncline.lab.LabClock;
import syncline.lab.db.Database;
import syncline.lab.http.Json;

/** A CRM, spoken to over HTTP in a session of the integration user. */
abstract class WithSimulator {
    static final String SYNC = "sync@syncline.example";
    static final String PASSWORD = "p&ss wörd+1";
    static final String UPSERT = "/api/v24.3/vobjects/engage_profile__v?idParam=vexternal_id__v";

    final LabClock clock = LabClock.system();
    private final HttpClient client = HttpClient.newHttpClient();
    CrmSimulator crm;
    String session = "";

    @BeforeEach
    void start() throws Exception {
        crm = CrmSimulator.start(settings(Database.memory(UUID.randomUUID().toString())), clock);
        session = signIn(SYNC, PASSWORD).get("sessionId").asText();
    }

    @AfterEach
    void stop() {
        crm.close();
        client.close();
    }

    static CrmSettings settings(Database database) {
        return CrmSettings.local(database, "syncline", SYNC, PASSWORD, 42);
    }

    static String profile(String externalId, String name) {
        return "{\"vexternal_id__v\":\"%s\",\"name__v\":\"%s\",\"connection_status__v\":\"connected__v\",\"object_type__v.api_name__v\":\"engage_hcp_profile__v\"}"
                .formatted(externalId, name);
    }

    JsonNode signIn(String username, String password) throws Exception {
        return form("/api/v24.3/auth", Map.of("username", username, "password", password));
    }

    JsonNode query(String vql) throws Exception {
        return form("/api/v24.3/query", Map.of("q", vql));
    }

    JsonNode form(String path, Map<String, String> fields) throws Exception {
        String body = fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = request(path).header("Content-Type", "application/x-www-form-urlencoded");
        return json(send((session.isEmpty() ? request : request.header("Authorization", session))
                .POST(BodyPublishers.ofString(body))));
    }

    JsonNode get(String path) throws Exception {
        var request = request(path);
        return json(send((session.isEmpty() ? request : request.header("Authorization", session)).GET()));
    }

    JsonNode post(String path, String body) throws Exception {
        return json(send(request(path)
                .header("Authorization", session)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body))));
    }

    void lab(String path, String body) throws Exception {
        assertThat(send(request(path).PUT(BodyPublishers.ofString(body))).statusCode())
                .isEqualTo(200);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(crm.uri().resolve(path)).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode answer = Json.MAPPER.readTree(response.body());
        assertThat(answer.isObject()).isTrue();
        return answer;
    }

    static String failure(JsonNode answer) {
        assertThat(answer.get("responseStatus").asText()).isEqualTo("FAILURE");
        return answer.at("/errors/0/type").asText();
    }
}
