package syncline.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import syncline.lab.LabClock;
import syncline.lab.db.Database;
import syncline.lab.http.Json;

/** A CRM with an integration user, spoken to over HTTP. */
public final class CrmOverHttp implements AutoCloseable {
    public static final String SYNC = "sync@syncline.example";
    public static final String PASSWORD = "a pass phrase";

    public final LabClock clock = LabClock.over(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
    public final CrmSimulator crm = CrmSimulator.start(
            CrmSettings.local(Database.memory(UUID.randomUUID().toString()), "syncline", SYNC, PASSWORD, 42), clock);
    private final HttpClient client = HttpClient.newHttpClient();

    /** Signs in and tells the session. */
    public String session(String username, String password) throws Exception {
        return signIn(username, password).get("sessionId").asText();
    }

    public JsonNode signIn(String username, String password) throws Exception {
        return form("", "/api/v24.3/auth", Map.of("username", username, "password", password));
    }

    public JsonNode query(String session, String vql) throws Exception {
        return form(session, "/api/v24.3/query", Map.of("q", vql));
    }

    /** A call with a JSON body, or without one if it is empty. */
    public JsonNode call(String session, String method, String path, String body) throws Exception {
        return Json.MAPPER.readTree(
                send(session, method, path, "application/json", body).body());
    }

    /** A call to the lab's controls. */
    public HttpResponse<String> lab(String method, String path, String body) throws Exception {
        return send("", method, path, "application/json", body);
    }

    /** All records of an object, as the lab sees them. */
    public List<JsonNode> records(String object) throws Exception {
        return lab("GET", "/lab/records/" + object, "")
                .body()
                .lines()
                .map(CrmOverHttp::json)
                .toList();
    }

    public static String failure(JsonNode answer) {
        return answer.path("responseStatus").asText() + " "
                + answer.at("/errors/0/type").asText();
    }

    private JsonNode form(String session, String path, Map<String, String> fields) throws Exception {
        String body = fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return json(send(session, "POST", path, "application/x-www-form-urlencoded", body)
                .body());
    }

    private HttpResponse<String> send(String session, String method, String path, String type, String body)
            throws Exception {
        var request = HttpRequest.newBuilder(crm.uri().resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!session.isEmpty()) {
            request.header("Authorization", session);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    @Override
    public void close() {
        client.close();
        crm.close();
    }
}
