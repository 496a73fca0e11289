package syncline.engage.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.lab.UserError;

class EngageSimulatorTest {
    private static LiveEngage engage;

    @BeforeAll
    static void start() {
        engage = LiveEngage.start(0);
    }

    @AfterAll
    static void stop() {
        engage.close();
    }

    private static HttpResponse<String> call(String method, String path, String body) throws Exception {
        return engage.call(method, path, body);
    }

    private static JsonNode ok(int status, String method, String path, String body) throws Exception {
        return engage.ok(status, method, path, body);
    }

    @Test
    void pagesThroughProfilesAndConnections() throws Exception {
        int seen = 0;
        String cursor = "";
        do {
            var page = ok(200, "GET", "/api/profiles?vault=syncline&slice=0&slices=2&limit=100" + cursor, "");
            seen += page.path("items").size();
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());
        assertThat(seen).isBetween(400, 600);
        var first = ok(200, "GET", "/api/connections?vault=syncline&limit=1", "")
                .path("items")
                .get(0);
        assertThat(first.path("id").asText()).isEqualTo("EC000000000-0001");
        assertThat(first.path("modifiedAt").asText()).isEqualTo("2021-01-01T00:00:00.000Z");
        assertThat(first.path("disconnectedAt").isNull()).isTrue();
    }

    @Test
    void changesAreMadeAndReadBack() throws Exception {
        String id = ok(201, "POST", "/api/profiles", "{\"role\":\"hcp\",\"firstName\":\"A\",\"lastName\":\"B\"}")
                .path("id")
                .asText();
        String link = "{\"profileId\":\"" + id + "\",\"username\":\"rep00001@syncline.example\"}";
        String connection = ok(201, "POST", "/api/connections", link).path("id").asText();
        ok(200, "POST", "/api/connections/" + connection + "/disconnect", "");
        assertThat(ok(200, "POST", "/api/connections", link).path("id").asText())
                .isEqualTo(connection);
        var edited = ok(
                200, "PATCH", "/api/profiles/" + id + "?vault=syncline", "{\"account\":\"X1\",\"degrees\":[\"MD\"]}");
        assertThat(edited.path("account").asText()).isEqualTo("X1");
        assertThat(edited.path("vaultConnections").asInt()).isEqualTo(1);
        var found =
                ok(200, "POST", "/api/profiles/query", "{\"vault\":\"syncline\",\"ids\":[\"EPno\",\"" + id + "\"]}");
        assertThat(found.path("items")).hasSize(1).first().isEqualTo(edited);
        ok(200, "POST", "/api/profiles/" + id + "/merge", "{\"into\":\"EP000000001\"}");
        ok(409, "PATCH", "/api/profiles/" + id, "{\"title\":\"x\"}");
        var ids = "{\"vault\":\"syncline\",\"ids\":[\"" + connection + "\"]}";
        assertThat(ok(200, "POST", "/api/connections/query", ids)
                        .at("/items/0/active")
                        .asBoolean(true))
                .isFalse();
        assertThat(ok(200, "DELETE", "/api/profiles/EP000000002", "")
                        .path("deletedAt")
                        .asText())
                .isEqualTo("2026-03-01T00:00:00.000Z");
    }

    @Test
    void theLabChangesPeopleAndReadsEverything() throws Exception {
        var made = ok(200, "POST", "/lab/changes", "{\"seed\":7,\"profiles\":50,\"disconnects\":5}");
        assertThat(made.path("profiles").asInt()).isEqualTo(50);
        assertThat(made.path("merges").asInt(9)).isZero();
        var user =
                "{\"username\":\"s@x\",\"firstName\":\"S\",\"lastName\":\"S\",\"vault\":\"sister\",\"company\":\"lab\"}";
        ok(201, "POST", "/lab/users", user);
        ok(409, "POST", "/lab/users", user);
        assertThat(call("GET", "/lab/profiles?vault=sister", "").body().lines()).hasSizeGreaterThanOrEqualTo(1_000);
        assertThat(call("GET", "/lab/connections?vault=syncline", "").body().lines())
                .hasSizeGreaterThanOrEqualTo(1_600)
                .allMatch(line -> line.startsWith("{\"id\":\"EC"));
        assertThat(ok(200, "GET", "/lab/health", "").path("status").asText()).isEqualTo("up");
    }

    @Test
    void faultsHitTheApiAndNotTheLab() throws Exception {
        ok(200, "PUT", "/lab/faults", "[{\"rate\":1,\"answer\":\"unavailable\"}]");
        assertThat(call("GET", "/api/invites", "").statusCode()).isEqualTo(503);
        ok(200, "PUT", "/lab/faults", "[]");
        ok(200, "GET", "/api/invites", "");
        ok(400, "PUT", "/lab/faults", "[{\"rate\":7}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=many",
                "slice=2&slices=2",
                "slices=0",
                "slice=-1",
                "cursor=xx",
                "since=monday",
                "page=2"
            })
    void refusesParametersThatMakeNoSense(String parameter) throws Exception {
        var error =
                ok(400, "GET", "/api/profiles?vault=syncline&" + parameter, "").path("error");
        assertThat(error.path("code").asText()).isEqualTo("invalid");
        assertThat(error.path("message").asText()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | PATCH | /api/profiles/EP000000005 | {not json | not JSON",
                "400 | PATCH | /api/profiles/EP000000005 | [] | JSON object",
                "400 | PATCH | /api/profiles/EP000000005 | {\"nickname\":\"x\"} | Allowed are account, degrees",
                "400 | PATCH | /api/profiles/EP000000005 | {\"firstName\":null} | 1 to 1,000 characters",
                "400 | PATCH | /api/profiles/EP000000005 | {\"title\":7} | title has to be null or a text",
                "400 | PATCH | /api/profiles/EP000000005 | {\"degrees\":[\"a;b\"]} | semicolon",
                "404 | PATCH | /api/profiles/EP999999999 | {\"title\":\"x\"} | no profile EP999999999",
                "404 | POST | /api/connections | {\"profileId\":\"EP000000005\",\"username\":\"nobody\"} | no user nobody",
                "404 | POST | /api/connections/EC1/disconnect | {} | no connection EC1",
                "400 | POST | /api/profiles | {\"role\":\"nurse\"} | one of hcp, staff",
                "400 | POST | /api/profiles/EP000000005/merge | {\"into\":\"EP000000005\"} | into itself",
                "400 | POST | /lab/changes | {\"seed\":1,\"profiles\":-1} | 0 to 1,000,000",
                "400 | POST | /lab/changes | {\"profiles\":1} | seed has to be",
                "400 | GET | /api/profiles | `` | vault is missing",
                "400 | GET | /api/profiles?vault=none | `` | Known Vaults are",
                "405 | PUT | /api/profiles | `` | not called with this method",
                "404 | GET | /nothing | `` | no such call"
            })
    void saysWhatIsAllowed(int status, String method, String path, String body, String message) throws Exception {
        assertThat(ok(status, method, path, body).at("/error/message").asText()).contains(message);
    }

    @Test
    void refusesABodyThatIsTooLong() throws Exception {
        var body = "{\"title\":\"" + "x".repeat(300_000) + "\"}";
        assertThat(ok(400, "PATCH", "/api/profiles/EP000000005", body)
                        .at("/error/message")
                        .asText())
                .contains("too long");
    }

    @Test
    void saysWhenItsPortIsInUse() {
        assertThatThrownBy(() -> LiveEngage.start(engage.port()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("port is in use");
    }
}
