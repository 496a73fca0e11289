package syncline.engage.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.lab.Rule;
import syncline.lab.http.Json;

class ConnectApiTest {
    private static final String REP = "rep00001@syncline.example";
    private static LiveEngage engage;

    @BeforeAll
    static void start() {
        engage = LiveEngage.start(0);
    }

    @AfterAll
    static void stop() {
        engage.close();
    }

    private static String signUp() throws Exception {
        return engage.ok(201, "POST", "/api/profiles", "{\"role\":\"hcp\",\"firstName\":\"A\",\"lastName\":\"B\"}")
                .path("id")
                .asText();
    }

    private static String pair(String profileId) {
        return "{\"profileId\":\"" + profileId + "\",\"username\":\"" + REP + "\"}";
    }

    private static JsonNode pending(String profileId) throws Exception {
        return engage.ok(200, "GET", "/api/invites?status=pending&username=" + REP + "&profileId=" + profileId, "")
                .path("items");
    }

    @Test
    @Rule({"H16", "H17", "H18", "H20", "H21"})
    void anInviteIsSentAnsweredAndUsedUp() throws Exception {
        String id = signUp();
        var sent = engage.ok(201, "POST", "/api/invites", pair(id));
        assertThat(sent.path("status").asText()).isEqualTo("pending");
        assertThat(pending(id)).containsExactly(sent);
        assertThat(engage.ok(200, "GET", "/lab/notifications?profileId=" + id, "")
                        .path("items"))
                .extracting(n -> n.path("channel").asText())
                .containsExactly("in_app", "email");
        engage.ok(409, "POST", "/api/invites", pair(id));
        var declined = engage.ok(200, "POST", "/api/invites/" + sent.path("id").asText() + "/decline", "");
        assertThat(declined.path("status").asText()).isEqualTo("declined");
        assertThat(pending(id)).isEmpty();
        var again = engage.ok(201, "POST", "/api/invites", pair(id)).path("id").asText();
        var accepted = engage.ok(200, "POST", "/api/invites/" + again + "/accept", "");
        assertThat(accepted.path("status").asText()).isEqualTo("accepted");
        engage.ok(409, "POST", "/api/invites/" + again + "/decline", "");
        engage.ok(409, "POST", "/api/invites", pair(id));
        var connection =
                engage.ok(200, "POST", "/api/connections", pair(id)).path("id").asText();
        engage.ok(200, "POST", "/api/connections/" + connection + "/disconnect", "");
        assertThat(engage.ok(200, "GET", "/api/invites?profileId=" + id, "").path("items"))
                .extracting(i -> i.path("status").asText())
                .containsExactly("declined", "used");
        engage.ok(201, "POST", "/api/invites", pair(id));
    }

    @Test
    void aListOfInvitesIsReadPageByPage() throws Exception {
        String id = signUp();
        engage.ok(201, "POST", "/api/invites", pair(id));
        String other = "{\"profileId\":\"" + id + "\",\"username\":\"rep00002@syncline.example\"}";
        engage.ok(201, "POST", "/api/invites", other);
        String list = "/api/invites?limit=1&profileId=" + id;
        var first = engage.ok(200, "GET", list, "");
        var second =
                engage.ok(200, "GET", list + "&cursor=" + first.path("next").asText(), "");
        assertThat(second.path("items"))
                .singleElement()
                .extracting(i -> i.path("username").asText())
                .isEqualTo("rep00002@syncline.example");
        var last = engage.ok(200, "GET", list + "&cursor=" + second.path("next").asText(), "");
        assertThat(last.path("items")).isEmpty();
        assertThat(last.path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite_link", "meeting", "clm", "approved_email"})
    @Rule({"C19", "C20", "C22"})
    void eachActThatCarriesAnAccountAssociatesOnce(String act) throws Exception {
        String id = signUp();
        var body = "{\"profileId\":\"%s\",\"username\":\"%s\",\"account\":\"%s\",\"via\":\"%s\"}";
        engage.ok(201, "POST", "/api/connections", body.formatted(id, REP, "V4S000000000001", act));
        engage.ok(200, "POST", "/api/connections", body.formatted(id, REP, "V4S000000000002", act));
        var ids = "{\"vault\":\"syncline\",\"ids\":[\"" + id + "\"]}";
        assertThat(engage.ok(200, "POST", "/api/profiles/query", ids)
                        .at("/items/0/account")
                        .asText())
                .isEqualTo("V4S000000000001");
    }

    @Test
    @Rule({"B13", "B14"})
    void anEndUserWhoSignsInGetsATestHcp() throws Exception {
        String email = "{\"email\":\"rep00005@syncline.example\"}";
        var made = engage.ok(201, "POST", "/api/sign-ins", email).path("testHcp");
        assertThat(made.path("vaultConnections").asInt()).isEqualTo(1);
        assertThat(made.path("account").isNull()).isTrue();
        assertThat(engage.ok(200, "POST", "/api/sign-ins", email).path("testHcp"))
                .isEqualTo(made);
        String account = "{\"account\":\"V4S000000000001\"}";
        assertThat(engage.ok(200, "PATCH", "/api/profiles/" + made.path("id").asText(), account)
                        .path("account")
                        .asText())
                .isEqualTo("V4S000000000001");
        engage.ok(200, "PATCH", "/lab/users/rep00006@syncline.example", "{\"active\":false}");
        engage.ok(404, "POST", "/api/sign-ins", "{\"email\":\"rep00006@syncline.example\"}");
    }

    @Test
    @Rule({"H24", "H25", "H26", "H27"})
    void settingsComeFromTheVaultOrTheGroup() throws Exception {
        String own = "/api/users/" + REP + "/settings";
        assertThat(engage.ok(200, "GET", own, "")).isEqualTo(Json.MAPPER.readTree("""
                        {"username":"rep00001@syncline.example","group":null,"digitalBusinessCard":false,"communicationChannel":"off",
                        "push":false,"company":null,"color":null}
                        """));
        String chat = """
                {"digitalBusinessCard":true,"communicationChannel":"chat","push":true,"company":"Example Pharma","color":"#0A7B83"}
                """;
        engage.ok(200, "PUT", "/lab/settings", chat);
        assertThat(engage.ok(200, "GET", "/lab/settings", "")).isEqualTo(Json.MAPPER.readTree(chat));
        assertThat(engage.ok(200, "GET", own, "").path("communicationChannel").asText())
                .isEqualTo("chat");
        String groups = "[{\"name\":\"Oncology\",\"members\":[\"" + REP + "\"]}]";
        assertThat(engage.ok(200, "PUT", "/lab/groups", groups)
                        .at("/0/communicationChannel")
                        .asText())
                .isEqualTo("ping");
        assertThat(engage.ok(200, "GET", own, "")).isEqualTo(Json.MAPPER.readTree("""
                        {"username":"rep00001@syncline.example","group":"Oncology","digitalBusinessCard":false,"communicationChannel":"ping",
                        "push":false,"company":null,"color":null}
                        """));
        var twice = "[{\"name\":\"A\",\"members\":[\"%s\"]},{\"name\":\"B\",\"members\":[\"%s\"]}]".formatted(REP, REP);
        assertThat(engage.ok(409, "PUT", "/lab/groups", twice)
                        .at("/error/message")
                        .asText())
                .contains("at most one group");
        assertThat(engage.ok(200, "GET", "/lab/groups", "").at("/0/name").asText())
                .isEqualTo("Oncology");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "404 | POST | /api/invites | {\"profileId\":\"EP999999999\",\"username\":\"rep00001@syncline.example\"} | no profile",
                "404 | POST | /api/invites | {\"profileId\":\"EP000000005\",\"username\":\"nobody\"} | no user nobody",
                "404 | POST | /api/invites/EI999999999/accept | {} | no invite EI999999999",
                "400 | GET | /api/invites?status=lost | `` | one of pending, accepted, declined, used",
                "400 | GET | /api/invites?limit=1001 | `` | limit is 1 to 1,000",
                "400 | GET | /api/invites?page=2 | `` | Allowed are cursor, limit, profileId",
                "400 | POST | /api/connections | {\"profileId\":\"EP000000005\",\"username\":\"x\",\"account\":\"A\"} | via is missing",
                "400 | POST | /api/connections | {\"profileId\":\"EP000000005\",\"username\":\"x\",\"via\":\"fax\"} | one of invite_link",
                "404 | POST | /api/sign-ins | {\"email\":\"nobody@x\"} | No active end user",
                "404 | GET | /api/users/nobody/settings | `` | no user nobody",
                "404 | PATCH | /lab/users/nobody | {\"active\":false} | no user nobody",
                "400 | PATCH | /lab/users/rep00001@syncline.example | {\"active\":1} | true or false",
                "400 | PUT | /lab/settings | {\"digitalBusinessCard\":true} | one of off, ping, chat",
                "400 | PUT | /lab/settings?vault=none | {\"digitalBusinessCard\":true,\"communicationChannel\":\"off\"} | no Vault",
                "400 | PUT | /lab/settings | {\"digitalBusinessCard\":true,\"communicationChannel\":\"off\",\"color\":\"red;}\"} | like #0A7B83",
                "400 | PUT | /lab/groups | {} | a list of at most 1,000 groups",
                "400 | PUT | /lab/groups | [{\"name\":\"A\",\"members\":[],\"communicationChannel\":\"off\"}] | choose ping or chat",
                "405 | DELETE | /api/invites | `` | not called with this method"
            })
    void saysWhatIsAllowed(int status, String method, String path, String body, String message) throws Exception {
        assertThat(engage.ok(status, method, path, body).at("/error/message").asText())
                .contains(message);
    }
}
