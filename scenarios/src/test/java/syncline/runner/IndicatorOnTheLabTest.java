package syncline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import syncline.lab.LabClock;
import syncline.lab.Rule;
import syncline.run.Progress;
import syncline.scenario.Population.Size;
import syncline.scenario.Step.SyncType;

/** What the admin API tells of devices and records, against the real simulators: one user, whose device holds every account. */
class IndicatorOnTheLabTest {
    private static final LabCalls CALLS = new LabCalls("secret");

    private static Lab lab;
    private static SyncAdmin admin;
    private static String user;
    private static List<JsonNode> linked;

    @BeforeAll
    static void aLabInStep() {
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
        admin = new SyncAdmin(CALLS, lab.admin());
        sync(SyncType.FULL);
        user = connections().findFirst().orElseThrow().path("username").asText();
        linked = linkedProfiles();
    }

    @AfterAll
    static void stop() {
        lab.close();
        CALLS.close();
    }

    private static int sync(SyncType type) {
        lab.clock().advance(Duration.ofDays(1));
        var begun = admin.begin(type);
        assertThat(begun.refusal()).isNull();
        while (!SyncAdmin.ended(admin.sync(begun.number()))) {
            SyncWatch.pause();
        }
        assertThat(admin.sync(begun.number()).path("message").asText()).isEqualTo("Completed successfully");
        return begun.number();
    }

    private static Stream<JsonNode> connections() {
        return lines("/lab/connections")
                .filter(connection -> connection.path("active").asBoolean());
    }

    private static Stream<JsonNode> lines(String path) {
        Iterable<JsonNode> lines = () -> CALLS.lines(lab.engage(), path);
        return StreamSupport.stream(lines.spliterator(), false);
    }

    /** HCPs with an account of the Vault and a connection to the user; each test has its own. */
    private static List<JsonNode> linkedProfiles() {
        var connected = connections().map(c -> c.path("profileId").asText()).toList();
        return lines("/lab/profiles")
                .filter(p -> p.path("account").isTextual()
                        && p.path("role").asText().equalsIgnoreCase("hcp")
                        && connected.contains(p.path("id").asText()))
                .toList();
    }

    private static void settings(boolean card, String channel) {
        CALLS.put(lab.engage(), "/lab/settings", Map.of("digitalBusinessCard", card, "communicationChannel", channel));
    }

    private static JsonNode indicator(String account) {
        return CALLS.get(
                lab.admin(),
                "/admin/indicator?user=%s&account=%s"
                        .formatted(URLEncoder.encode(user, StandardCharsets.UTF_8), account));
    }

    private static JsonNode entry(JsonNode profile) {
        var indicator = indicator(profile.path("account").asText());
        assertThat(indicator.path("icon").asText()).isEqualTo("shown");
        return StreamSupport.stream(indicator.path("popover").spliterator(), false)
                .filter(entry -> entry.path("profile").equals(profile.path("id")))
                .findFirst()
                .orElseThrow();
    }

    private static String action(JsonNode profile) {
        return entry(profile).path("action").asText();
    }

    private static void disconnect(JsonNode profile) {
        connections()
                .filter(c -> c.path("profileId").equals(profile.path("id")))
                .toList()
                .forEach(c -> CALLS.post(
                        lab.engage(), "/api/connections/" + c.path("id").asText() + "/disconnect", Map.of()));
    }

    private static String invite(JsonNode profile) {
        return CALLS.post(
                        lab.engage(),
                        "/api/invites",
                        Map.of("profileId", profile.path("id").asText(), "username", user))
                .path("id")
                .asText();
    }

    private static void delete(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(lab.engage().resolve(path)).DELETE().build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static JsonNode life(String object, String id) {
        return CALLS.get(lab.admin(), "/admin/records/" + object + "/" + id);
    }

    @Test
    @Rule({"H1", "H4", "H5", "H6", "H8", "H10", "H13", "H15", "H16", "H20", "H21", "H22", "H28"})
    void anEntryGoesFromChatOverConnectAndInvitePendingBackToChat() {
        var profile = linked.get(0);
        var untouched = linked.get(1);
        settings(false, "off");
        assertThat(action(profile)).isEqualTo("connection_status");
        assertThat(entry(profile).path("status").asText()).isEqualTo("Connected");
        settings(true, "chat");
        assertThat(action(profile)).isEqualTo("chat");
        assertThat(entry(profile).path("thread")).isEqualTo(profile.path("id"));

        disconnect(profile);
        assertThat(action(profile)).as("the device knows what was synced").isEqualTo("chat");
        sync(SyncType.INCREMENTAL);
        assertThat(action(profile)).isEqualTo("connect");
        settings(false, "off");
        assertThat(entry(profile).path("status").asText()).isEqualTo("Not Connected");
        settings(true, "chat");

        String first = invite(profile);
        assertThat(action(profile)).isEqualTo("invite_pending");
        CALLS.post(lab.engage(), "/api/invites/" + first + "/decline", Map.of());
        assertThat(action(profile)).as("the HCP declined").isEqualTo("connect");
        String second = invite(profile);
        CALLS.post(lab.engage(), "/api/invites/" + second + "/accept", Map.of());
        assertThat(action(profile)).as("no sync has told the device yet").isEqualTo("connect");
        sync(SyncType.INCREMENTAL);
        assertThat(action(profile)).isEqualTo("chat");
        settings(true, "off");
        assertThat(entry(profile).path("status").asText()).isEqualTo("Connected");

        assertThat(action(untouched)).as("nobody invited this one").isEqualTo("connection_status");
    }

    @Test
    @Rule({"H1", "H2", "H34", "D6"})
    void theIndicatorIsGreyedWhenTheOnlyProfileOfAnAccountIsDeleted() throws IOException, InterruptedException {
        var profile = linked.get(2);
        String account = profile.path("account").asText();
        var entry = indicator(account).path("popover");
        assertThat(entry).as("of this account alone").hasSize(1);
        delete("/api/profiles/" + profile.path("id").asText());
        assertThat(indicator(account).path("icon").asText()).isEqualTo("shown");

        sync(SyncType.INCREMENTAL);

        assertThat(indicator(account).path("icon").asText()).isEqualTo("greyed");
        assertThat(indicator(account).path("popover")).isEmpty();
    }

    @Test
    void anAccountThatNobodyHasIsNotFound() {
        assertThatThrownBy(() -> indicator("V4S999999999999"))
                .isInstanceOf(LabCalls.LabFailed.class)
                .hasMessageContaining("answered 404")
                .hasMessageContaining("does not hold the account V4S999999999999");
    }

    @Test
    @Rule({"A7", "C21"})
    void theLifeOfAProfileTellsItsEventsItsRowAndTheNextStep() {
        var profile = linked.get(3);
        String id = profile.path("id").asText();

        var life = life("engage_profile__v", id);

        assertThat(life.path("events").findValuesAsText("type")).startsWith("write-started", "row-written");
        assertThat(life.at("/standing/retry").asText()).isEqualTo("in_step");
        assertThat(life.at("/crm/vexternal_id__v").asText()).isEqualTo(id);
        assertThat(life.at("/crm/last_name__v")).isEqualTo(profile.path("lastName"));
        assertThat(life.at("/crm/account__v")).isEqualTo(profile.path("account"));
        assertThat(life.at("/crm/id")).isEqualTo(life.at("/standing/crmId"));
        assertThat(life.at("/engage/lastName")).isEqualTo(profile.path("lastName"));
        assertThat(life.at("/next/sync").asInt()).isEqualTo(admin.newest() + 1);
        assertThat(life.at("/next/type").asText()).isEqualTo("incremental");
        assertThat(life.at("/next/says").toString()).contains("It is not read").contains("(A7)");

        disconnect(profile);
        var ended = life("engage_profile__v", id);
        assertThat(ended.at("/next/says").toString()).contains("It is read, because Engage changed it");
        assertThat(ended.at("/crm")).as("the row follows with the sync").isEqualTo(life.at("/crm"));

        sync(SyncType.INCREMENTAL);

        assertThat(life("engage_profile__v", id).at("/crm/connection_status__v").toString())
                .contains("not_connected__v");
        assertThatThrownBy(() -> life("engage_profile__v", "NOBODY"))
                .isInstanceOf(LabCalls.LabFailed.class)
                .hasMessageContaining("answered 404");
    }
}
