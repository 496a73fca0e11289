package syncline.sync.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.lab.http.Json;
import syncline.lab.http.LoopbackServer;
import syncline.sync.FakeSignIn;
import syncline.sync.WithLab;
import syncline.sync.engage.HttpEngageDesk;
import syncline.sync.http.StubServer;
import syncline.sync.vault.VaultDesk;

class IndicatorRoutesTest extends WithLab {
    private static final String DEVICE = "/devices/rep1@vault/iPad/accounts/V4S1";
    private static final String HELD = """
            {"account":{"id":"V4S1","engage_profile_status__v":%s},
             "profiles":[{"id":"V61","vexternal_id__v":"EP1","name__v":"Dr. Ada Osler","display_name__v":"Ada Osler",
               "first_name__v":"Ada","last_name__v":"Osler","connection_status__v":["connected__v"],
               "profile_photo_url__v":"%s/ada.jpg"}],
             "connections":[{"id":"V71","from_user__v":"1002","to_engage_profile__v":"V61","active__v":true}],
             "timeline":[]}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private final StubServer crm = new StubServer();
    private final StubServer engage = new StubServer();
    private LoopbackServer admin = admin(false);

    private LoopbackServer admin(boolean linkShareSetsPending) {
        return LoopbackServer.start(
                lab.system,
                "the admin API",
                LoopbackServer.LOOPBACK,
                0,
                new AdminApi(
                                new Admins(new FakeSignIn(), lab.clock),
                                List.of(new IndicatorRoutes(
                                        new VaultDesk(lab.system, crm.uri()),
                                        new HttpEngageDesk(lab.system, engage.uri()),
                                        linkShareSetsPending)))
                        .route()
                        .handler(lab.system));
    }

    @BeforeEach
    void healthy() {
        crm.on("/api/v24.3/query", "{\"responseStatus\":\"SUCCESS\",\"data\":[{\"id\":\"1001\"}]}")
                .on(DEVICE, HELD.formatted("\"active__v\"", crm.uri()));
        engage.on(
                        "/api/users/rep1@vault/settings",
                        "{\"username\":\"rep1@vault\",\"group\":null,\"digitalBusinessCard\":true,\"communicationChannel\":\"ping\"}")
                .on("/api/invites", "{\"items\":[{\"id\":\"I1\",\"profileId\":\"EP1\"}],\"next\":null}");
    }

    @AfterEach
    void close() {
        admin.close();
        client.close();
        crm.close();
        engage.close();
    }

    private HttpResponse<String> get(String query) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(admin.uri().resolve("/admin/indicator" + query))
                        .header("Authorization", FakeSignIn.basic("ada@admin", "right"))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode seen(String query) throws IOException, InterruptedException {
        return Json.MAPPER.readTree(get("?user=rep1@vault&account=V4S1" + query).body());
    }

    @Test
    @Rule({"H1", "H5", "H6", "H15", "H23", "H29", "H30"})
    void showsWhatTheDeviceOfAUserShows() throws Exception {
        assertThat(seen("")).isEqualTo(Json.MAPPER.readTree("""
                        {"user":"rep1@vault","platform":"iPad","account":"V4S1","icon":"shown",
                         "places":{"account_details":"shown","my_accounts_list":"shown","my_accounts_table":"shown",
                                   "child_accounts":"shown"},
                         "popover":[{"profile":"EP1","displayName":"Ada Osler","photo":{"url":"%s/ada.jpg"},
                                     "action":"invite_pending","status":null,"thread":null,"share":true}],
                         "share":true,"why":null}""".formatted(crm.uri())));
        assertThat(crm.seen(DEVICE).getFirst().session())
                .as("the caller's own session")
                .isEqualTo("session 1");
        assertThat(engage.seen("/api/invites").getFirst().query()).isEqualTo("username=rep1@vault&status=pending");
        assertThat(crm.seen("/ada.jpg"))
                .as("the device fetches photos, not the sync")
                .isEmpty();
    }

    @Test
    @Rule({"H19", "O12"})
    void aLinkSharedWithTheAccountInvitesItsProfilesOnlyWhereThatReadingIsChosen() throws Exception {
        String path = "/devices/rep1@vault/iPad/accounts/V4S9";
        String own = HELD.formatted("\"active__v\"", crm.uri())
                .replace("\"from_user__v\":\"1001\"", "\"from_user__v\":\"1002\"")
                .replace("EP1", "EP9")
                .replace("\"timeline\":[]", "\"timeline\":[{\"id\":\"V7S1\",\"user__v\":\"%s\"}]");
        crm.on(path, own.formatted("1001"), own.formatted("1001"), own.formatted("1002"));
        assertThat(actionOnAccount("V4S9")).isEqualTo("connect");
        admin.close();
        admin = admin(true);
        assertThat(actionOnAccount("V4S9")).isEqualTo("invite_pending");
        assertThat(actionOnAccount("V4S9")).as("shared by somebody else").isEqualTo("connect");
    }

    private String actionOnAccount(String account) throws Exception {
        return Json.MAPPER
                .readTree(get("?user=rep1@vault&account=" + account).body())
                .at("/popover/0/action")
                .asText();
    }

    @Test
    @Rule({"H31", "H32"})
    void offlineInitialsStandForAPhoto() throws Exception {
        assertThat(seen("&online=false").at("/popover/0/photo"))
                .isEqualTo(Json.MAPPER.readTree("{\"initials\":\"AO\"}"));
    }

    @Test
    @Rule("G13")
    void aFieldThatTheUserMayNotReadIsMissingInTheRowAndTheIndicatorWithIt() throws Exception {
        String path = "/devices/rep1@vault/iPhone/accounts/V4S1";
        crm.on(path, HELD.formatted("null", crm.uri()).replace(",\"engage_profile_status__v\":null", ""));
        assertThat(seen("&platform=iPhone").get("icon").asText()).isEqualTo("none");
    }

    @Test
    @Rule("G14")
    void otherDevicesAndUsersWithoutALicenceHaveNone() throws Exception {
        assertThat(seen("&platform=Android").get("icon").asText()).isEqualTo("none");
        assertThat(crm.seen("/devices/rep1@vault/Android/accounts/V4S1")).isEmpty();
        crm.on("/devices/stranger/iPad/accounts/V4S1", HELD.formatted("\"active__v\"", crm.uri()));
        var stranger = Json.MAPPER.readTree(get("?user=stranger&account=V4S1").body());
        assertThat(stranger.get("icon").asText()).isEqualTo("none");
        assertThat(stranger.get("why").asText()).isEqualTo("The user has no Engage licence (G14).");
    }

    @Test
    void anAccountThatTheDeviceDoesNotHoldIsNotFound() throws Exception {
        var missing = get("?user=rep1@vault&account=V4S2");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("The iPad of rep1@vault does not hold the account V4S2.");
        assertThat(get("?user=rep1@vault").statusCode()).isEqualTo(400);
    }

    @Test
    void anEngageThatIsDownIsTold() throws Exception {
        engage.close();
        var answer = get("?user=rep1@vault&account=V4S1");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("Engage at " + engage.uri() + " does not answer as it should");
    }
}
