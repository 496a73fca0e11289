package syncline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import syncline.lab.LabClock;
import syncline.lab.Rule;
import syncline.lab.http.Json;
import syncline.run.Progress;
import syncline.scenario.Population.Size;

/** A link on its whole way, on the real simulators: shared, opened, carried into the CRM by a Post-Processing job, counted there. */
class PostProcessingOnTheLabTest {
    private static final String WHATSAPP = "WhatsApp/2.23.20.0";
    private static final LabCalls CALLS = new LabCalls("secret");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Lab lab;
    private static String session;

    @BeforeAll
    static void aLab() throws Exception {
        lab = Lab.start(
                new LabSettings(
                        new Size(1, 20, 20, 20),
                        7,
                        LabSettings.Ports.FREE,
                        "secret",
                        Storage.memory("test-" + UUID.randomUUID()),
                        2),
                LabClock.system(),
                Progress.SILENT);
        CALLS.put(lab.engage(), "/lab/settings", Map.of("digitalBusinessCard", true, "communicationChannel", "chat"));
        try (var device = new DeviceCalls(lab.crm())) {
            session = device.signIn(Lab.INTEGRATION_USER, "secret");
        }
    }

    @AfterAll
    static void stop() {
        lab.close();
        CALLS.close();
        HTTP.close();
    }

    /** A share: the id of its link, and its short link. */
    private record Shared(String id, URI link) {}

    private static Shared share() {
        String user = CALLS.lines(lab.engage(), "/lab/connections")
                .next()
                .path("username")
                .asText();
        var made = CALLS.post(
                        lab.admin(),
                        "/admin/shares",
                        Map.of(
                                "shares",
                                List.of(Map.of(
                                        "user", user,
                                        "platform", "iPad",
                                        "entry", "engage-tab",
                                        "option", "Messages"))))
                .path("shares")
                .get(0);
        String shortLink = made.path("shortLink").asText();
        String id = rows("SELECT vexternal_id__v FROM sent_message__v WHERE shortened_engage_link__v = '%s'"
                        .formatted(shortLink))
                .get(0)
                .path("vexternal_id__v")
                .asText();
        return new Shared(id, URI.create(shortLink));
    }

    private static void open(Shared shared, String userAgent) {
        try {
            var request = HttpRequest.newBuilder(shared.link())
                    .header("User-Agent", userAgent)
                    .header("X-Forwarded-For", "203.0.113.7");
            assertThat(HTTP.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode rows(String vql) {
        try {
            var request = HttpRequest.newBuilder(lab.crm().resolve("/api/v24.3/query"))
                    .header("Authorization", session)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("q=" + URLEncoder.encode(vql, StandardCharsets.UTF_8)));
            var answer = Json.MAPPER.readTree(
                    HTTP.send(request.build(), BodyHandlers.ofString()).body());
            assertThat(answer.path("data").isArray()).as("%s", answer).isTrue();
            return answer.path("data");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode activities(Shared shared) {
        return rows(
                "SELECT activity__v, activity_datetime__v, ip_address__v, user_agent__v, client_name__v, client_os__v,"
                        + " client_type__v, client_device__v, name__v, sent_message__vr.click_count__v"
                        + " FROM message_activity__v WHERE sent_message__vr.vexternal_id__v = '%s'"
                                .formatted(shared.id()));
    }

    private static JsonNode state() {
        return CALLS.get(lab.admin(), "/admin/post-processing");
    }

    /** Runs a job to its end. */
    private static JsonNode postProcess() {
        int before = PostProcessingAdmin.lastEnded(state());
        CALLS.post(lab.admin(), "/admin/post-processing", Map.of());
        return ended(before);
    }

    private static JsonNode ended(int before) {
        var state = state();
        while (PostProcessingAdmin.lastEnded(state) == before) {
            SyncWatch.pause();
            state = state();
        }
        return state.path("last");
    }

    @Test
    @Rule({"J1", "J2", "J3", "J4", "J5", "J6", "J7", "J8", "J9", "J10", "J11", "J17", "J24"})
    void anOpenedLinkIsARowThatIsCounted() {
        var shared = share();
        var other = share();
        var before = lab.clock().instant();
        open(shared, WHATSAPP);
        assertThat(activities(shared)).isEmpty();

        var job = postProcess();

        assertThat(job.path("cause").isNull()).as("%s", job).isTrue();
        assertThat(job.path("written").asInt()).isEqualTo(1);
        assertThat(activities(other)).isEmpty();
        assertThat(activities(shared)).singleElement().satisfies(row -> {
            assertThat(row.path("activity__v").get(0).asText()).isEqualTo("clicked__v");
            assertThat(Instant.parse(row.path("activity_datetime__v").asText()))
                    .isBetween(before.minusMillis(1), lab.clock().instant());
            assertThat(row.path("ip_address__v").asText()).isEqualTo("203.0.113.7");
            assertThat(row.path("user_agent__v").asText()).isEqualTo(WHATSAPP);
            assertThat(row.path("client_name__v").asText()).isEqualTo("WhatsApp");
            assertThat(row.path("client_os__v").asText()).isEqualTo("unknown");
            assertThat(row.path("client_type__v").asText()).isEqualTo("robot");
            assertThat(row.path("client_device__v").asText()).isEqualTo("other");
            assertThat(row.path("name__v").asText()).isNotBlank();
            assertThat(row.path("sent_message__vr.click_count__v").asInt()).isEqualTo(1);
        });
        var life = CALLS.get(lab.admin(), "/admin/invites/" + shared.id());
        assertThat(life.path("clicks").asInt()).isEqualTo(1);
        assertThat(life.path("last").get(0).path("crmId").asText()).startsWith("V7A");
    }

    @Test
    @Rule({"J12", "J14", "J15"})
    void everyOpeningIsARowWhoeverOpensAndFromWhereverTheyDo() {
        var shared = share();
        for (int i = 0; i < 3; i++) {
            open(shared, WHATSAPP);
        }
        assertThat(postProcess().path("written").asInt()).isEqualTo(3);
        assertThat(activities(shared)).hasSize(3);
        assertThat(postProcess().path("read").asInt()).isZero();
        assertThat(activities(shared)).hasSize(3);
    }

    @Test
    @Rule("J26")
    void hitsThatTheCrmRefusesWaitUntilItDoesNot() {
        var shared = share();
        open(shared, WHATSAPP);
        CALLS.put(lab.crm(), "/lab/picklists/message_activity__v/clicked__v", Map.of("active", false));
        assertThat(postProcess().path("failed").asInt()).isEqualTo(1);
        assertThat(state().path("waiting").asInt()).isEqualTo(1);
        CALLS.put(lab.crm(), "/lab/picklists/message_activity__v/clicked__v", Map.of("active", true));
        assertThat(postProcess().path("written").asInt()).isEqualTo(1);
        assertThat(state().path("waiting").asInt()).isZero();
        assertThat(activities(shared)).hasSize(1);
    }

    @Test
    @Rule("J24")
    void aJobBeginsByItselfEveryFifteenMinutesOfLabTime() {
        int before = PostProcessingAdmin.lastEnded(state());
        var shared = share();
        open(shared, WHATSAPP);
        CALLS.put(lab.admin(), "/admin/post-processing/schedule", Map.of("every", "PT15M"));
        assertThat(activities(shared)).isEmpty();
        lab.clock().advance(Duration.ofMinutes(15));
        ended(before);
        CALLS.put(lab.admin(), "/admin/post-processing/schedule", Map.of("every", "PT0S"));
        assertThat(activities(shared)).hasSize(1);
    }
}
