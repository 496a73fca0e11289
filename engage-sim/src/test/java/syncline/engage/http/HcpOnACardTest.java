package syncline.engage.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.lab.Rule;

class HcpOnACardTest {
    private static final String REP = "rep00001@syncline.example";
    private static final String ACCOUNT = "V4S000000000001";
    private static LiveEngage engage;

    @BeforeAll
    static void start() throws Exception {
        engage = LiveEngage.start(0);
        engage.ok(200, "PUT", "/lab/settings", "{\"digitalBusinessCard\":true,\"communicationChannel\":\"chat\"}");
    }

    @AfterAll
    static void stop() {
        engage.close();
    }

    private static String share(@Nullable String account) throws Exception {
        String id = account == null ? "null" : '"' + account + '"';
        var link = engage.ok(
                        200,
                        "POST",
                        "/api/links",
                        "{\"links\":[{\"username\":\"%s\",\"accountId\":%s,\"via\":\"qr_code__v\"}]}"
                                .formatted(REP, id))
                .at("/links/0/shortLink");
        return URI.create(link.asText()).getPath();
    }

    private static JsonNode signUp(String link) throws Exception {
        return engage.ok(200, "POST", link + "/connect", "{\"firstName\":\"Ada\",\"lastName\":\"New\"}");
    }

    private static String who(JsonNode outcome) {
        return "{\"profileId\":\"" + outcome.path("profileId").asText() + "\"}";
    }

    private static JsonNode profile(JsonNode outcome) throws Exception {
        var ids = "{\"vault\":\"syncline\",\"ids\":[\""
                + outcome.path("profileId").asText() + "\"]}";
        return engage.ok(200, "POST", "/api/profiles/query", ids).at("/items/0");
    }

    @Test
    @Rule({"I37", "I39", "I41"})
    void anHcpWhoSignsUpByALinkWithAnAccountAndAcceptsIsConnectedAndLinkedToIt() throws Exception {
        String link = share(ACCOUNT);
        engage.call("GET", link, "");
        var invited = signUp(link);
        assertThat(invited.path("state").asText()).isEqualTo("invited");
        assertThat(invited.at("/invite/status").asText()).isEqualTo("pending");
        assertThat(profile(invited).path("vaultConnections").asInt()).isZero();
        assertThat(profile(invited).path("account").isNull()).isTrue();
        var accepted = engage.ok(200, "POST", link + "/accept", who(invited));
        assertThat(accepted.path("state").asText()).isEqualTo("connected");
        assertThat(profile(invited).path("vaultConnections").asInt()).isEqualTo(1);
        assertThat(profile(invited).path("account").asText()).isEqualTo(ACCOUNT);
    }

    @Test
    @Rule({"I37", "I40"})
    void anHcpWhoSignsInByALinkWithoutAccountIsConnectedAndLinkedToNone() throws Exception {
        var known =
                engage.ok(201, "POST", "/api/profiles", "{\"role\":\"hcp\",\"firstName\":\"A\",\"lastName\":\"B\"}");
        String link = share(null);
        var invited = engage.ok(
                200,
                "POST",
                link + "/connect",
                "{\"profileId\":\"" + known.path("id").asText() + "\"}");
        engage.ok(200, "POST", link + "/accept", who(invited));
        assertThat(profile(invited).path("vaultConnections").asInt()).isEqualTo(1);
        assertThat(profile(invited).path("account").isNull()).isTrue();
    }

    @Test
    @Rule("I41")
    void nobodyIsConnectedWithoutAccepting() throws Exception {
        String link = share(ACCOUNT);
        var invited = signUp(link);
        var declined = engage.ok(200, "POST", link + "/decline", who(invited));
        assertThat(declined.path("state").asText()).isEqualTo("declined");
        engage.ok(409, "POST", link + "/accept", who(invited));
        assertThat(profile(invited).path("vaultConnections").asInt()).isZero();
        assertThat(engage.ok(200, "POST", link + "/connect", who(invited))
                        .path("state")
                        .asText())
                .isEqualTo("invited");
    }

    @Test
    @Rule("I42")
    void whoIsConnectedAndOpensTheLinkAgainMakesAHitAndNoSecondConnection() throws Exception {
        String link = share(null);
        var invited = signUp(link);
        engage.ok(200, "POST", link + "/accept", who(invited));
        long before = engage.ok(200, "GET", "/lab/hits", "").path("lastSeq").asLong();
        engage.call("GET", link, "");
        assertThat(engage.ok(200, "POST", link + "/connect", who(invited))
                        .path("state")
                        .asText())
                .isEqualTo("connected");
        engage.ok(200, "POST", link + "/accept", who(invited));
        assertThat(engage.ok(200, "GET", "/lab/hits", "").path("lastSeq").asLong())
                .isEqualTo(before + 1);
        assertThat(profile(invited).path("vaultConnections").asInt()).isEqualTo(1);
    }

    @Test
    @Rule("I37")
    void theFormsOfTheCardDoTheSame() throws Exception {
        String link = share(ACCOUNT);
        String form = "application/x-www-form-urlencoded";
        var invited = engage.call(
                "POST", link, "act=connect&firstName=Zo%C3%AB&lastName=O%27Hara%3Cb%3E", "Content-Type", form);
        assertThat(invited.statusCode()).isEqualTo(200);
        assertThat(invited.body()).contains("would like to connect", "value=\"accept\"");
        String id = invited.body().replaceAll("(?s).*name=\"profileId\" value=\"([^\"]+)\".*", "$1");
        var connected = engage.call("POST", link, "act=accept&profileId=" + id, "Content-Type", form);
        assertThat(connected.body()).contains("You are connected");
        var again = engage.call("POST", link, "act=decline&profileId=" + id, "Content-Type", form);
        assertThat(again.statusCode()).isEqualTo(409);
        var odd = engage.call("POST", link, "act=accept&profileId=%3Cscript%3E", "Content-Type", form);
        assertThat(odd.body()).contains("&lt;script&gt;").doesNotContain("<script");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | connect | {\"profileId\":\"\"} | profileId has to be a text",
                "400 | connect | {\"firstName\":\"A\"} | lastName has to be a text",
                "400 | connect | {\"firstName\":\"A\\u0000\",\"lastName\":\"B\"} | firstName has to be a text",
                "400 | accept | {} | profileId has to be a text",
                "400 | accept | [] | a JSON object",
                "404 | connect | {\"profileId\":\"EP999999999\"} | no profile",
                "409 | accept | {\"profileId\":\"EP000000007\"} | no invite",
                "409 | decline | {\"profileId\":\"EP999999999\"} | no invite"
            })
    void saysWhatIsWrong(int status, String act, String body, String message) throws Exception {
        var answer = engage.ok(status, "POST", share(null) + "/" + act, body);
        assertThat(answer.at("/error/message").asText()).contains(message);
    }

    @Test
    @Rule("I33")
    void aFullLinkShowsTheCardAndConnectsToo() throws Exception {
        String full = "/connect?user=" + REP + "&org=syncline&account=" + ACCOUNT;
        assertThat(engage.call("GET", full, "").body()).contains("Sign up");
        var invited = engage.call("POST", full, "act=connect&firstName=A&lastName=B");
        assertThat(invited.body()).contains("Accept");
        assertThat(engage.call("GET", "/connect?user=nobody&org=syncline", "").statusCode())
                .isEqualTo(404);
        assertThat(engage.call("GET", "/connect", "").statusCode()).isEqualTo(400);
    }
}
