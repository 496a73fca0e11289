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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.LabClock;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.lab.http.Json;

class CrmSimulatorTest {
    private static final String SYNC = "sync@syncline.example";
    private static final String PASSWORD = "p&ss wörd+1";
    private static final String UPSERT = "/api/v24.3/vobjects/engage_profile__v?idParam=vexternal_id__v";

    private final LabClock clock = LabClock.system();
    private final HttpClient client = HttpClient.newHttpClient();
    private CrmSimulator crm;
    private String session = "";

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

    @Test
    void aSignInAnswersAsVaultDoes() throws Exception {
        JsonNode answer = form(
                "/api/v24.3/auth", Map.of("username", SYNC, "password", PASSWORD, "vaultDNS", "crm.example:18443"));
        assertThat(answer.get("responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(answer.get("vaultId").isInt()).isTrue();
        assertThat(answer.get("userId").isInt()).isTrue();
        assertThat(answer.at("/vaultIds/0/id")).isEqualTo(answer.get("vaultId"));
        assertThat(answer.at("/vaultIds/0/url").asText()).isEqualTo("https://crm.example:18443/api");
        assertThat(signIn(SYNC, PASSWORD).at("/vaultIds/0/url").asText())
                .isEqualTo("https://127.0.0.1:" + crm.uri().getPort() + "/api");
    }

    @Test
    void aSignInThatFailsSaysWhy() throws Exception {
        assertThat(failure(signIn(SYNC, "wrong"))).isEqualTo("USERNAME_OR_PASSWORD_INCORRECT");
        assertThat(signIn(SYNC, "wrong").get("errorType").asText()).isEqualTo("AUTHENTICATION_FAILED");
        assertThat(failure(signIn("nobody", PASSWORD))).isEqualTo("USERNAME_OR_PASSWORD_INCORRECT");
        assertThat(failure(form("/api/v24.3/auth", Map.of("username", SYNC)))).isEqualTo("NO_PASSWORD_PROVIDED");
    }

    @Test
    void anInactiveUserNeitherSignsInNorGoesOn() throws Exception {
        crm.addUser("boss", "b", "system administrator");
        String boss = signIn("boss", "b").get("sessionId").asText();
        String body =
                Json.MAPPER.writeValueAsString(List.of(Map.of("username__sys", SYNC, "status__v", "inactive__v")));
        send(request("/api/v24.3/vobjects/user__sys?idParam=username__sys")
                .header("Authorization", boss)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
        assertThat(failure(get("/api/v24.3/objects/users/me"))).isEqualTo("INVALID_SESSION_ID");
        assertThat(failure(signIn(SYNC, PASSWORD))).isEqualTo("INACTIVE_USER");
    }

    @Test
    void sessionsAreNeededKeptAliveAndEnded() throws Exception {
        String mine = session;
        session = "";
        assertThat(failure(get("/api/v24.3/objects/users/me"))).isEqualTo("INVALID_SESSION_ID");
        assertThat(failure(get("/api/v24.3"))).isEqualTo("INVALID_SESSION_ID");
        session = "Bearer " + mine;
        assertThat(get("/api/v24.3").at("/values/v24.3").asText())
                .isEqualTo("https://127.0.0.1:" + crm.uri().getPort() + "/api/v24.3");
        assertThat(get("/api/").at("/responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(post("/api/v24.3/keep-alive", "").at("/responseStatus").asText())
                .isEqualTo("SUCCESS");
        session = mine;
        JsonNode me = get("/api/v24.3/objects/users/me");
        assertThat(me.at("/users")).hasSize(1);
        assertThat(me.at("/users/0/user/id").isInt()).isTrue();
        assertThat(me.at("/users/0/user/user_name__v").asText()).isEqualTo(SYNC);
        assertThat(me.at("/users/0/user/active__v").isBoolean()).isTrue();
        assertThat(json(send(request("/api/v24.3/session")
                                .header("Authorization", mine)
                                .DELETE()))
                        .at("/responseStatus")
                        .asText())
                .isEqualTo("SUCCESS");
        assertThat(failure(get("/api/v24.3/objects/users/me"))).isEqualTo("INVALID_SESSION_ID");
    }

    @Test
    @Rule("G15")
    void namesOfTheOlderEditionAreUnknown() throws Exception {
        assertThat(failure(post("/api/v24.3/vobjects/Engage_Profile_vod", "[]")))
                .isEqualTo("INVALID_DATA");
        assertThat(failure(query("SELECT id FROM Engage_Connection_vod"))).isEqualTo("INCORRECT_QUERY_SYNTAX_ERROR");
        JsonNode answer = post(UPSERT, "[" + profile("EP1", "Dr. A").replace("name__v\"", "name_vod\"") + "]");
        assertThat(failure(answer.at("/data/0"))).isEqualTo("ATTRIBUTE_NOT_SUPPORTED");
    }

    @Test
    void whoAmITellsTimeZoneLanguageAndProfile() throws Exception {
        crm.crm()
                .load(
                        "user__sys",
                        List.of(Map.of(
                                        "username__sys", "boss",
                                        "name__v", "Boss",
                                        "security_profile__sys", "business admin",
                                        "timezone__sys", "Asia/Tokyo",
                                        "language__sys", "ja",
                                        "locale__sys", "ja_JP"))
                                .iterator());
        crm.addUser("boss", "b", "end user");
        assertThat(get("/api/v24.3/objects/users/me")
                        .at("/users/0/user/user_timezone__v")
                        .asText())
                .isEqualTo("Etc/UTC");
        session = signIn("boss", "b").get("sessionId").asText();
        JsonNode me = get("/api/v24.3/objects/users/me").at("/users/0/user");
        assertThat(me.get("user_timezone__v").asText()).isEqualTo("Asia/Tokyo");
        assertThat(me.get("user_language__v").asText()).isEqualTo("ja");
        assertThat(me.get("user_locale__v").asText()).isEqualTo("ja_JP");
        assertThat(me.get("security_profile__v").asText()).isEqualTo("business admin");
    }

    @Test
    void aSessionEndsByTheLabsClock() throws Exception {
        clock.advance(Duration.ofMinutes(21));
        assertThat(failure(post("/api/v24.3/keep-alive", ""))).isEqualTo("INVALID_SESSION_ID");
    }

    @Test
    void everyAnswerIsAJsonObjectWithStatus200() throws Exception {
        for (String path : List.of("/", "/nothing", "/api/v24.3/nothing", "/api/latest/query", "/api/v24.3/vobjects")) {
            assertThat(failure(get(path))).as(path).isEqualTo("MALFORMED_URL");
        }
        assertThat(failure(get("/api/v24.3/keep-alive"))).isEqualTo("METHOD_NOT_SUPPORTED");
        assertThat(failure(get("/api/v24.3/auth"))).isEqualTo("METHOD_NOT_SUPPORTED");
        assertThat(failure(post(UPSERT, "{not json"))).isEqualTo("INVALID_DATA");
        assertThat(failure(post(UPSERT, "[{\"vexternal_id__v\":\"EP1\""))).isEqualTo("INVALID_DATA");
        assertThat(failure(post(UPSERT, "{}"))).isEqualTo("INVALID_DATA");
        assertThat(failure(post("/api/v24.3/vobjects/nothing__v", "[]"))).isEqualTo("INVALID_DATA");
        assertThat(failure(post("/api/v24.3/vobjects/engage_profile__v?idParam=title__v", "[]")))
                .isEqualTo("INVALID_DATA");
    }

    @Test
    @Rule({"C1", "E18", "N3"})
    void anUpsertAnswersRecordByRecord() throws Exception {
        JsonNode first = post(UPSERT, "[" + profile("EP1", "Dr. A") + "," + profile("EP2", "x".repeat(200)) + "]");
        assertThat(first.get("responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(first.at("/data/0")).isEqualTo(Json.MAPPER.readTree("""
                        {"responseStatus":"SUCCESS","data":{"id":"V6P000000000001",
                         "url":"/api/v24.3/vobjects/engage_profile__v/V6P000000000001",
                         "event":"created__sys","id_param_value":"EP1"}}
                        """));
        assertThat(first.at("/data/1")).isEqualTo(Json.MAPPER.readTree("""
                        {"responseStatus":"FAILURE","data":{"id_param_value":"EP2"},
                         "errors":[{"type":"INVALID_DATA","message":"Field [name__v] is longer than 128 characters"}]}
                        """));
        JsonNode second = post(UPSERT, "[" + profile("EP1", "Dr. A") + "," + profile("EP3", "Dr. C") + "]");
        assertThat(second.get("responseStatus").asText()).isEqualTo("WARNING");
        assertThat(second.at("/warnings/0/warning_type").asText()).isEqualTo("NO_DATA_CHANGES");
        assertThat(second.at("/data/0/responseStatus").asText()).isEqualTo("WARNING");
        assertThat(second.at("/data/0/warnings/0/warning_type").asText()).isEqualTo("NO_DATA_CHANGES");
        assertThat(second.at("/data/0/data/id").asText()).isEqualTo("V6P000000000001");
        assertThat(second.at("/data/1/responseStatus").asText()).isEqualTo("SUCCESS");
        JsonNode third = post(UPSERT, "[" + profile("EP1", "Dr. B") + "]");
        assertThat(third.at("/data/0/data/event").asText()).isEqualTo("updated__sys");
    }

    @Test
    void aBatchThatIsTooLargeOrRepeatsAKeyFailsWhole() throws Exception {
        String many = IntStream.range(0, 501)
                .mapToObj(i -> profile("EP" + i, "Dr."))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(failure(post(UPSERT, many))).isEqualTo("INVALID_DATA");
        assertThat(failure(post(UPSERT, "[" + profile("EP1", "a") + "," + profile("EP1", "b") + "]")))
                .isEqualTo("INVALID_DATA");
        assertThat(query("SELECT id FROM engage_profile__v")
                        .at("/responseDetails/total")
                        .asInt())
                .isZero();
    }

    @Test
    void aRecordIsReadWithPicklistsAsLists() throws Exception {
        post(UPSERT, "[" + profile("EP1", "Dr. A") + "]");
        JsonNode answer = get("/api/v24.3/vobjects/engage_profile__v/V6P000000000001");
        assertThat(answer.at("/responseDetails/object/name").asText()).isEqualTo("engage_profile__v");
        assertThat(answer.at("/data/connection_status__v/0").asText()).isEqualTo("connected__v");
        assertThat(answer.at("/data/status__v/0").asText()).isEqualTo("active__v");
        assertThat(answer.at("/data/object_type__v").asText()).isEqualTo("OOT000000000101");
        assertThat(answer.at("/data/title__v").isNull()).isTrue();
        assertThat(answer.at("/data/created_by__v").isInt()).isTrue();
        assertThat(failure(get("/api/v24.3/vobjects/engage_profile__v/V6P000000000002")))
                .isEqualTo("INVALID_DATA");
    }

    @Test
    void csvIsTakenToo() throws Exception {
        String csv =
                "vexternal_id__v,name__v,object_type__v.api_name__v\nEP1,\"Dr. \"\"A\"\", MD\",engage_hcp_profile__v\n";
        JsonNode answer = json(send(request(UPSERT)
                .header("Authorization", session)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv))));
        assertThat(answer.at("/data/0/responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(query("SELECT name__v FROM engage_profile__v")
                        .at("/data/0/name__v")
                        .asText())
                .isEqualTo("Dr. \"A\", MD");
    }

    @Test
    @Rule("N4")
    void aQueryIsReadPageByPage() throws Exception {
        crm.crm()
                .load(
                        "account__v",
                        IntStream.range(0, 2_500)
                                .mapToObj(i -> Map.of("id", "V4S%012d".formatted(i), "name__v", "Account " + i))
                                .iterator());
        JsonNode page = query("SELECT id, name__v FROM account__v WHERE name__v != 'Account 7'");
        assertThat(page.at("/responseDetails/total").asInt()).isEqualTo(2_499);
        assertThat(page.at("/responseDetails/pagesize").asInt()).isEqualTo(1_000);
        assertThat(page.at("/data")).hasSize(1_000);
        int rows = 0;
        int pages = 1;
        while (page.at("/responseDetails").has("next_page")) {
            rows += page.at("/responseDetails/size").asInt();
            page = get(page.at("/responseDetails/next_page").asText());
            pages++;
        }
        assertThat(rows + page.at("/responseDetails/size").asInt()).isEqualTo(2_499);
        assertThat(pages).isEqualTo(3);
        assertThat(page.at("/data/498/id").asText()).isEqualTo("V4S000000002499");
        assertThat(query("SELECT id FROM account__v ORDER BY name__v DESC MAXROWS 3")
                        .at("/data"))
                .hasSize(3);
        assertThat(failure(get("/api/v24.3/query/" + UUID.randomUUID()))).isEqualTo("INVALID_DATA");
        assertThat(failure(query("SELECT id FROM nothing"))).isEqualTo("INCORRECT_QUERY_SYNTAX_ERROR");
    }

    @Test
    void aQueryLooksUpWhatARecordRefersTo() throws Exception {
        crm.crm()
                .load(
                        "account__v",
                        List.of(Map.of("id", "V4S000000000007", "name__v", "Clinic"))
                                .iterator());
        post(UPSERT, "[" + profile("EP1", "Dr. A") + "," + profile("EP2", "Dr. B") + "]");
        post(UPSERT, "[{\"vexternal_id__v\":\"EP2\",\"account__v\":\"V4S000000000007\"}]");
        JsonNode all = query("SELECT vexternal_id__v, account__vr.name__v, account__vr.status__v FROM engage_profile__v"
                + " ORDER BY vexternal_id__v");
        assertThat(all.at("/data")).isEqualTo(Json.MAPPER.readTree("""
                        [{"vexternal_id__v":"EP1","account__vr.name__v":null,"account__vr.status__v":null},
                         {"vexternal_id__v":"EP2","account__vr.name__v":"Clinic","account__vr.status__v":["active__v"]}]
                        """));
        assertThat(query(
                                "SELECT vexternal_id__v FROM engage_profile__v WHERE account__v IN (SELECT id FROM account__vr)")
                        .at("/data"))
                .isEqualTo(Json.MAPPER.readTree("[{\"vexternal_id__v\":\"EP2\"}]"));
        assertThat(query("SELECT vexternal_id__v FROM engage_profile__v WHERE account__vr.name__v = null")
                        .at("/data"))
                .isEqualTo(Json.MAPPER.readTree("[{\"vexternal_id__v\":\"EP1\"}]"));
        assertThat(failure(query("SELECT account__vr.modified_by__v FROM engage_profile__v")))
                .isEqualTo("INSUFFICIENT_ACCESS");
    }

    @Test
    void headersTellTheLimitsAndCallsBeyondThemWait() throws Exception {
        lab("/lab/limits", "{\"burst\":1,\"window\":\"PT5M\",\"delay\":\"PT0.05S\"}");
        var first = send(request("/api/v24.3/keep-alive")
                .header("Authorization", session)
                .header("X-VaultAPI-ReferenceId", "mine")
                .POST(BodyPublishers.noBody()));
        assertThat(first.headers().firstValue("X-VaultAPI-BurstLimit")).hasValue("1");
        assertThat(first.headers().firstValue("X-VaultAPI-BurstLimitRemaining")).hasValue("0");
        assertThat(first.headers().firstValue("X-VaultAPI-ResponseDelay")).isEmpty();
        assertThat(first.headers().firstValue("X-VaultAPI-ReferenceId")).hasValue("mine");
        assertThat(first.headers().firstValue("X-VaultAPI-UserId")).isPresent();
        assertThat(first.headers().firstValue("X-VaultAPI-VaultId")).isPresent();
        long start = System.nanoTime();
        var second = send(request("/api/v24.3/keep-alive")
                .header("Authorization", session)
                .POST(BodyPublishers.noBody()));
        assertThat(second.headers().firstValue("X-VaultAPI-ResponseDelay")).hasValue("50");
        assertThat(System.nanoTime() - start).isGreaterThan(49_000_000);
        assertThat(second.statusCode()).isEqualTo(200);
    }

    @Test
    void tooManySignInsAreRefused() throws Exception {
        lab("/lab/limits", "{\"logins\":2,\"delay\":\"PT0.001S\"}");
        signIn(SYNC, PASSWORD);
        signIn(SYNC, PASSWORD);
        assertThat(failure(signIn(SYNC, PASSWORD))).isEqualTo("API_LIMIT_EXCEEDED");
        clock.advance(Duration.ofMinutes(1));
        assertThat(signIn(SYNC, PASSWORD).get("responseStatus").asText()).isEqualTo("SUCCESS");
    }

    @Test
    void theLabSetsFaultsAndSeesRecordsAndFailures() throws Exception {
        lab("/lab/faults", """
                {"http":[],"records":[{"object":"engage_profile__v","rate":0,"sticky":0,
                 "match":{"name__v":"Dr. Bad"},"type":"OPERATION_NOT_ALLOWED","message":"No"}]}
                """);
        post(
                UPSERT,
                "[" + profile("EP2", "Dr. B") + "," + profile("EP1", "Dr. A") + "," + profile("EP3", "Dr. Bad") + "]");
        List<String> records = send(request("/lab/records/engage_profile__v").GET())
                .body()
                .lines()
                .toList();
        assertThat(records).hasSize(2);
        assertThat(Json.MAPPER.readTree(records.get(0)).get("vexternal_id__v").asText())
                .isEqualTo("EP1");
        assertThat(Json.MAPPER
                        .readTree(records.get(0))
                        .get("connection_status__v")
                        .asText())
                .isEqualTo("connected__v");
        assertThat(Json.MAPPER.readTree(records.get(0)).get("object_type__v").asText())
                .isEqualTo("engage_hcp_profile__v");
        assertThat(Json.MAPPER.readTree(send(request("/lab/failures").GET()).body()))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                "{\"object\":\"engage_profile__v\",\"externalId\":\"EP3\",\"failures\":1,\"type\":\"OPERATION_NOT_ALLOWED\"}"));
        assertThat(json(send(request("/lab/health").GET())).get("status").asText())
                .isEqualTo("up");
        var bad = send(
                request("/lab/faults").PUT(BodyPublishers.ofString("{\"records\":[{\"object\":\"nothing__v\"}]}")));
        assertThat(bad.statusCode()).isEqualTo(400);
        lab("/lab/faults", "{\"http\":[{\"rate\":1,\"answer\":\"unavailable\"}],\"records\":[]}");
        assertThat(send(request("/api/v24.3").GET()).statusCode()).isEqualTo(503);
        assertThat(send(request("/lab/health").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void aRestartOnAFileKeepsAllRecords(@TempDir Path folder) throws Exception {
        var settings = settings(Database.file(folder, "crm"));
        try (var first = CrmSimulator.start(settings, clock)) {
            first.crm()
                    .load(
                            "account__v",
                            List.of(Map.of("id", "V4S000000000007", "name__v", "A"))
                                    .iterator());
        }
        try (var second = CrmSimulator.start(settings, clock)) {
            assertThat(second.crm()
                            .load(
                                    "account__v",
                                    List.of(Map.of("id", "V4S000000000007", "name__v", "A"))
                                            .iterator()))
                    .isZero();
            assertThat(second.crm().user(SYNC)).isPresent();
        }
    }

    private static CrmSettings settings(Database database) {
        return CrmSettings.local(database, "syncline", SYNC, PASSWORD, 42);
    }

    private static String profile(String externalId, String name) {
        return "{\"vexternal_id__v\":\"%s\",\"name__v\":\"%s\",\"connection_status__v\":\"connected__v\",\"object_type__v.api_name__v\":\"engage_hcp_profile__v\"}"
                .formatted(externalId, name);
    }

    private JsonNode signIn(String username, String password) throws Exception {
        return form("/api/v24.3/auth", Map.of("username", username, "password", password));
    }

    private JsonNode query(String vql) throws Exception {
        return form("/api/v24.3/query", Map.of("q", vql));
    }

    private JsonNode form(String path, Map<String, String> fields) throws Exception {
        String body = fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = request(path).header("Content-Type", "application/x-www-form-urlencoded");
        return json(send((session.isEmpty() ? request : request.header("Authorization", session))
                .POST(BodyPublishers.ofString(body))));
    }

    private JsonNode get(String path) throws Exception {
        var request = request(path);
        return json(send((session.isEmpty() ? request : request.header("Authorization", session)).GET()));
    }

    private JsonNode post(String path, String body) throws Exception {
        return json(send(request(path)
                .header("Authorization", session)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body))));
    }

    private void lab(String path, String body) throws Exception {
        assertThat(send(request(path).PUT(BodyPublishers.ofString(body))).statusCode())
                .isEqualTo(200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(crm.uri().resolve(path)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode answer = Json.MAPPER.readTree(response.body());
        assertThat(answer.isObject()).isTrue();
        return answer;
    }

    private static String failure(JsonNode answer) {
        assertThat(answer.get("responseStatus").asText()).isEqualTo("FAILURE");
        return answer.at("/errors/0/type").asText();
    }
}
