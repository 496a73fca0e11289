package syncline.sync.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.lab.http.Json;
import syncline.lab.http.LoopbackServer;
import syncline.sync.FakeSignIn;
import syncline.sync.WithLab;
import syncline.sync.engage.HttpEngageDesk;
import syncline.sync.engage.HttpEngageLinks;
import syncline.sync.http.StubServer;
import syncline.sync.http.StubServer.Answer;
import syncline.sync.sharing.Sharing;
import syncline.sync.vault.VaultDesk;
import syncline.sync.vault.VaultShareDesk;

/** Shares as callers ask for them, against an Engage and a CRM that do not always answer. */
class ShareRoutesTest extends WithLab {
    private static final String REP = "rep1@vault";
    private static final String UPLOADS = "/devices/rep1@vault/iPad/uploads/sent_message__v";
    private static final String SHARE =
            "{\"user\":\"rep1@vault\",\"platform\":\"iPad\",\"entry\":\"engage-tab\",\"option\":\"CopyURL\"%s}";
    private static final String KEPT =
            "{\"responseStatus\":\"SUCCESS\",\"data\":[{\"responseStatus\":\"SUCCESS\",\"data\":{\"id\":\"V7S1\"}}]}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final StubServer crm = new StubServer();
    private final StubServer engage = new StubServer();
    private final AtomicInteger mobileIds = new AtomicInteger();
    private final LoopbackServer admin = LoopbackServer.start(
            lab.system,
            "the admin API",
            LoopbackServer.LOOPBACK,
            0,
            new AdminApi(
                            new Admins(new FakeSignIn(), lab.clock),
                            List.of(new ShareRoutes(
                                    new Sharing(
                                            lab.system,
                                            new VaultShareDesk(lab.system, crm.uri()),
                                            new VaultDesk(lab.system, crm.uri()),
                                            new HttpEngageDesk(lab.system, engage.uri()),
                                            new HttpEngageLinks(lab.system, engage.uri()),
                                            false),
                                    new ShareForm(lab.clock, () -> "made-" + mobileIds.incrementAndGet()))))
                    .route()
                    .handler(lab.system));

    @BeforeEach
    void healthy() {
        crm.on("/api/v24.3/query", """
                        {"responseStatus":"SUCCESS","data":[{"id":"1001","username__sys":"rep1@vault","language__sys":"en",
                         "engage_link_apps__v":"Engage;;APPS","name__v":"APPS","category__v":"Engage","text__v":"LINE",
                         "language__vr.admin_key__sys":"en"}]}""").on(UPLOADS, KEPT);
        engage.on(
                        "/api/users/rep1@vault/settings",
                        "{\"username\":\"rep1@vault\",\"digitalBusinessCard\":true,\"communicationChannel\":\"off\"}")
                .on(
                        "/api/links",
                        "{\"links\":[{\"id\":\"EL1\",\"link\":\"https://e/connect?user=1\",\"shortLink\":\"https://e/i/abc\",\"details\":null}]}");
    }

    @AfterEach
    void close() {
        admin.close();
        client.close();
        crm.close();
        engage.close();
    }

    @Test
    @Rule({"I16", "I22", "I25"})
    void aShareBecomesALinkAndARowWithTheTimeItWasPickedAt() throws Exception {
        assertThat(shares(SHARE.formatted(""))).isEqualTo(Json.MAPPER.readTree("""
                        [{"mobileId":"made-1","link":"https://e/connect?user=1","shortLink":"https://e/i/abc","crmId":"V7S1"}]"""));
        var row = Json.MAPPER.readTree(crm.seen(UPLOADS).getFirst().body()).get(0);
        assertThat(row.path("capture_datetime__v").asText())
                .startsWith(lab.clock.instant().toString().substring(0, 19));
        assertThat(row.path("mobile_id__v").asText()).isEqualTo("made-1");
        assertThat(crm.seen(UPLOADS).getFirst().session())
                .as("the caller's own session")
                .isEqualTo("session 1");
        shares(SHARE.formatted(",\"mobileId\":\"m-2\",\"at\":\"2026-01-02T03:04:05Z\""));
        assertThat(crm.seen(UPLOADS).getLast().body()).contains("\"m-2\"", "2026-01-02T03:04:05.000Z");
        assertThat(engage.seen("/api/links").getLast().body()).contains("\"mobileId\":\"m-2\"");
    }

    @Test
    @Rule("I35")
    void whatTheCrmDidNotTakeIsSharedAgainByTheSameId() throws Exception {
        String path = "/devices/rep1@vault/iPhone/uploads/sent_message__v";
        var down = new Answer(503, "{}", false);
        crm.on(path, down).on(path, down).on(path, down).on(path, KEPT);
        String share = SHARE.formatted(",\"mobileId\":\"m-1\"").replace("iPad", "iPhone");
        assertThat(shares(share).at("/0/refused").asText()).contains("503", "same mobileId");
        assertThat(shares(share).at("/0/crmId").asText()).isEqualTo("V7S1");
        assertThat(engage.seen("/api/links"))
                .as("asked for twice by the same id")
                .extracting(StubServer.Seen::body)
                .containsOnly(engage.seen("/api/links").getFirst().body())
                .hasSize(2);
    }

    @Test
    @Rule("I2")
    void withoutEngageNothingIsShared() throws Exception {
        engage.close();
        var answer = post("{\"shares\":[" + SHARE.formatted("") + "]}");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("Engage at");
        assertThat(crm.seen(UPLOADS)).isEmpty();
    }

    @Test
    @Rule({"I2", "I11", "I13"})
    void aShareThatCannotBeIsRefusedAndTheOthersAreNot() throws Exception {
        var shares = shares(
                SHARE.formatted(",\"online\":false"),
                SHARE.formatted("").replace("CopyURL", "Messages"),
                SHARE.formatted("").replace(REP, "nobody"),
                SHARE.formatted("").replace("engage-tab", "account"),
                SHARE.formatted(",\"mobileId\":\"m-1\""),
                SHARE.formatted(",\"mobileId\":\"m-1\""));
        assertThat(shares.findValuesAsText("refused"))
                .satisfiesExactly(
                        why -> assertThat(why).contains("I2"),
                        why -> assertThat(why).contains("does not offer Messages", "LINE, CopyURL, QRCode"),
                        why -> assertThat(why).contains("no active end user nobody"),
                        why -> assertThat(why).contains("name it"),
                        why -> assertThat(why).contains("m-1 occurs twice"));
        assertThat(shares.findValuesAsText("crmId")).hasSize(1);
    }

    @Test
    void callsThatMakeNoSenseAreToldWhatIsWrong() throws Exception {
        assertThat(refused("{}")).contains("1 to 500");
        assertThat(refused("no json")).contains("1 to 500");
        assertThat(refused(body(Collections.nCopies(501, SHARE.formatted(""))))).contains("1 to 500");
        assertThat(refused(body(List.of(SHARE.formatted(""), SHARE.formatted("").replace("iPad", "Android")))))
                .contains("Share 2", "iPad, iPhone");
        assertThat(refused(body(List.of(SHARE.formatted("").replace("engage-tab", "desk")))))
                .contains("engage-tab, indicator");
        assertThat(refused(body(List.of(SHARE.formatted("").replace("CopyURL", "Pigeon")))))
                .contains("Messages, LINE");
        assertThat(refused(body(List.of(SHARE.formatted(",\"at\":\"today\""))))).contains("2026-03-01T12:00:00Z");
        assertThat(refused(body(List.of(SHARE.formatted(",\"mobileId\":\"\"")))))
                .contains("mobileId");
        assertThat(refused(body(List.of("{}")))).contains("user");
        assertThat(send(HttpRequest.newBuilder(admin.uri().resolve("/admin/sharing-options?user=" + REP)))
                        .body())
                .contains("engage-tab");
    }

    private String refused(String body) throws Exception {
        var answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }

    private JsonNode shares(String... shares) throws Exception {
        var answer = post(body(new ArrayList<>(List.of(shares))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body()).path("shares");
    }

    private static String body(List<String> shares) {
        return "{\"shares\":[" + String.join(",", shares) + "]}";
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(HttpRequest.newBuilder(admin.uri().resolve("/admin/shares")).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(
                request.header("Authorization", FakeSignIn.basic("ada@admin", "right"))
                        .build(),
                BodyHandlers.ofString());
    }
}
