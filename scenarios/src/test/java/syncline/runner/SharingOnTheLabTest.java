package syncline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import syncline.lab.LabClock;
import syncline.lab.Rule;
import syncline.run.Progress;
import syncline.scenario.Population;
import syncline.scenario.Population.Size;
import syncline.sync.rules.RuleSettings;

/** Links shared through the admin API, against the real simulators: one user, whose device holds every account. */
class SharingOnTheLabTest {
    private static final LabCalls CALLS = new LabCalls("secret");
    private static final String VIA = "/lab/picklists/message_sent_via__v/";

    private Lab lab;
    private String user;
    private String account;

    @BeforeEach
    void start() {
        start(RuleSettings.CHOSEN);
    }

    private void start(RuleSettings rules) {
        lab = Lab.start(
                new LabSettings(
                        Population.of(new Size(1, 20, 20, 20)),
                        7,
                        LabSettings.Ports.FREE,
                        "secret",
                        Storage.memory("test-" + UUID.randomUUID()),
                        2,
                        rules),
                LabClock.system(),
                Progress.SILENT);
        settings(true, "ping");
        user = records("user__sys")
                .map(row -> row.path("username__sys").asText())
                .filter(name -> !name.equals(Lab.ADMIN) && !name.equals(Lab.INTEGRATION_USER))
                .findFirst()
                .orElseThrow();
        account = records("account__v").findFirst().orElseThrow().path("id").asText();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    @Rule({"I7", "I8", "I9", "I11", "I46", "I47"})
    void theModalOffersWhatTheCrmListsAndTheWalletOnAnIPhone() {
        assertThat(options("iPad", "engage-tab", ""))
                .containsExactly("Messages", "LINE", "LINEWORKS", "CopyURL", "QRCode");
        assertThat(options("iPhone", "home", "")).endsWith("QRCode", "Wallet");
        assertThat(options("iPhone", "account", account)).endsWith("QRCode").doesNotContain("Wallet");
    }

    @Test
    @Rule({"I1", "I4", "I6", "G14"})
    void whereSharingIsNotConfiguredTheModalDoesNotOpen() {
        settings(false, "off");
        assertThat(offer("iPad", "engage-tab", "").path("why").asText()).contains("I1");
        settings(false, "chat");
        assertThat(offer("iPad", "engage-tab", "").path("why").isNull()).isTrue();
        assertThat(offer("iPad", "home", "").path("why").asText()).contains("I6");
        settings(true, "off");
        assertThat(offer("iPad", "indicator", account).path("why").isNull()).isTrue();
        CALLS.post(
                lab.crm(),
                "/lab/permissions/revoke",
                Map.of("user", "end user", "object", "account__v", "field", "engage_profile_status__v"));
        assertThat(offer("iPad", "indicator", account).path("why").asText()).contains("I4");
        assertThat(offer("iPad", "account", account).path("why").isNull()).isTrue();
    }

    @Test
    @Rule({"I3", "I5", "I16", "I20", "I21", "I23", "I24", "I26", "I27", "I29", "I30"})
    void aShareIsALinkInEngageAndARowOfTheUserInTheCrm() {
        var shared = share(of("m-1", "account", "Messages", account), of("m-2", "engage-tab", "LINE", null));
        assertThat(shared).allMatch(one -> !one.has("refused"));
        var row = row("m-1");
        assertThat(row.path("engage_link__v")).isEqualTo(shared.getFirst().path("link"));
        assertThat(row.path("shortened_engage_link__v"))
                .isEqualTo(shared.getFirst().path("shortLink"));
        assertThat(row.path("account__v").asText()).isEqualTo(account);
        assertThat(row.path("sent_via__v").asText()).isEqualTo("messages__v");
        assertThat(row.path("sent_from_platform__v").asText()).isEqualTo("iPhone");
        assertThat(row.path("ownerid__v")).isEqualTo(row.path("user__v"));
        assertThat(row("m-2").path("account__v").isNull()).isTrue();
        var made = CALLS.get(lab.engage(), "/lab/links").path("items");
        assertThat(made.findValuesAsText("id"))
                .containsExactly(
                        row.path("vexternal_id__v").asText(),
                        row("m-2").path("vexternal_id__v").asText());
        assertThat(made.findValuesAsText("shortLink"))
                .containsExactly(
                        row.path("shortened_engage_link__v").asText(),
                        row("m-2").path("shortened_engage_link__v").asText());
    }

    @Test
    @Rule({"I24", "I28"})
    void aShareThatCannotBeShortenedKeepsTheReasonInItsRow() {
        CALLS.put(lab.engage(), "/lab/short-links", Map.of("rate", 1, "reason", "Timed out after 5 s"));
        assertThat(share(of("m-1", "engage-tab", "CopyURL", null)).getFirst().has("shortLink"))
                .isFalse();
        assertThat(row("m-1").path("details__v").asText()).isEqualTo("Timed out after 5 s");
        assertThat(row("m-1").path("shortened_engage_link__v").isNull()).isTrue();
    }

    @Test
    @Rule({"I34", "I48"})
    void anInactiveValueRefusesTheShareThoughTheButtonStillShows() {
        CALLS.put(lab.crm(), VIA + "wallet__v", Map.of("active", false));
        assertThat(options("iPhone", "engage-tab", "")).contains("Wallet");
        var shared = share(of("m-1", "engage-tab", "Wallet", null), of("m-2", "engage-tab", "LINE", null));
        assertThat(shared.getFirst().path("refused").asText()).contains("INVALID_DATA", "sent_via__v", "not active");
        assertThat(shared.get(1).has("refused")).isFalse();
        assertThat(rows()).hasSize(1);
        CALLS.put(lab.crm(), VIA + "wallet__v", Map.of("active", true));
        assertThat(share(of("m-1", "engage-tab", "Wallet", null)).getFirst().has("refused"))
                .isFalse();
        assertThat(rows()).hasSize(2);
        assertThat(CALLS.get(lab.engage(), "/lab/links").path("items"))
                .as("the pass of the first try is taken, no second one is made")
                .hasSize(2);
    }

    @Test
    @Rule({"I35", "I49"})
    void aShareTriedAgainIsOneLinkAndOneRowAndEachPassHasItsOwn() {
        var first = share(of("m-1", "engage-tab", "QRCode", null), of("m-2", "engage-tab", "Wallet", null));
        var again = share(of("m-1", "engage-tab", "QRCode", null), of("m-2", "engage-tab", "Wallet", null));
        assertThat(again).isEqualTo(first);
        share(of("m-3", "home", "Wallet", null));
        assertThat(rows())
                .extracting(row -> row.path("sent_via__v").asText())
                .containsExactly("qr_code__v", "wallet__v", "wallet__v");
        assertThat(CALLS.get(lab.engage(), "/lab/links").path("items")).hasSize(3);
    }

    @Test
    @Rule("I45")
    void connectInThePopoverSharesNoLink() {
        var connection = StreamSupport.stream(lines("/lab/connections").spliterator(), false)
                .filter(row -> row.path("active").asBoolean())
                .findFirst()
                .orElseThrow();
        String id = connection.path("id").asText();
        CALLS.post(lab.engage(), "/api/connections/" + id + "/disconnect", Map.of());
        var connect = Map.of("profileId", connection.path("profileId").asText(), "username", user);
        assertThat(CALLS.post(lab.engage(), "/api/invites", connect).path("id").asText())
                .isNotEmpty();
        assertThat(rows()).isEmpty();
        assertThat(CALLS.get(lab.engage(), "/lab/links").path("items")).isEmpty();
    }

    @Test
    @Rule({"O11", "I15", "I17"})
    void withQrOnOpenTheOpeningIsAShareOfItsOwn() {
        share(of("m-1", "engage-tab", null, null));
        assertThat(rows()).as("opened and left").isEmpty();
        stop();
        start(RuleSettings.CHOSEN.but(other -> other.invites = new RuleSettings.Invites(true, false)));
        var shared = share(of("m-1", "engage-tab", "Messages", null)).getFirst();
        assertThat(rows())
                .extracting(row -> row.path("sent_via__v").asText())
                .containsExactlyInAnyOrder("qr_code__v", "messages__v");
        assertThat(shared.at("/qrCode/mobileId").asText()).isEqualTo("m-1-qr");
        share(of("m-2", "engage-tab", null, null));
        assertThat(rows()).hasSize(3);
    }

    private List<JsonNode> share(Object... shares) {
        return list(CALLS.post(lab.admin(), "/admin/shares", Map.of("shares", List.of(shares)))
                .path("shares"));
    }

    private Map<String, Object> of(String mobileId, String entry, @Nullable String option, @Nullable String onAccount) {
        var share = new LinkedHashMap<String, Object>();
        share.put("user", user);
        share.put("platform", "iPhone");
        share.put("entry", entry);
        share.put("option", option);
        share.put("account", onAccount);
        share.put("mobileId", mobileId);
        share.put("at", "2026-03-01T12:00:00Z");
        return share;
    }

    private JsonNode offer(String platform, String entry, String onAccount) {
        return CALLS.get(
                lab.admin(),
                "/admin/sharing-options?user=%s&platform=%s&entry=%s%s"
                        .formatted(
                                URLEncoder.encode(user, StandardCharsets.UTF_8),
                                platform,
                                entry,
                                onAccount.isEmpty() ? "" : "&account=" + onAccount));
    }

    private List<String> options(String platform, String entry, String onAccount) {
        return list(offer(platform, entry, onAccount).path("options")).stream()
                .map(JsonNode::asText)
                .toList();
    }

    private void settings(boolean card, String channel) {
        CALLS.put(lab.engage(), "/lab/settings", Map.of("digitalBusinessCard", card, "communicationChannel", channel));
    }

    private List<JsonNode> rows() {
        return records("sent_message__v").toList();
    }

    private JsonNode row(String mobileId) {
        return rows().stream()
                .filter(row -> row.path("mobile_id__v").asText().equals(mobileId))
                .findFirst()
                .orElseThrow();
    }

    private Stream<JsonNode> records(String object) {
        Iterable<JsonNode> lines = () -> CALLS.lines(lab.crm(), "/lab/records/" + object);
        return StreamSupport.stream(lines.spliterator(), false);
    }

    private Iterable<JsonNode> lines(String path) {
        return () -> CALLS.lines(lab.engage(), path);
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
