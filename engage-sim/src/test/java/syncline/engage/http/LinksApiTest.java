package syncline.engage.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.Rule;
import syncline.lab.db.TestDatabase;

@ParameterizedClass
@EnumSource
class LinksApiTest {
    private static final String REP = "rep00001@syncline.example";
    private static final String ACCOUNT = "V4S000000000001";

    private final LiveEngage engage;

    LinksApiTest(TestDatabase databases) {
        engage = LiveEngage.start(0, databases.empty());
    }

    @BeforeEach
    void giveCards() throws Exception {
        cards(true, false);
    }

    @AfterEach
    void stop() {
        engage.close();
    }

    private void cards(boolean card, boolean push) throws Exception {
        engage.ok(
                200,
                "PUT",
                "/lab/settings",
                "{\"digitalBusinessCard\":%s,\"communicationChannel\":\"chat\",\"push\":%s}".formatted(card, push));
    }

    private JsonNode share(@Nullable String account) throws Exception {
        String id = account == null ? "null" : '"' + account + '"';
        return engage.ok(
                        200,
                        "POST",
                        "/api/links",
                        "{\"links\":[{\"username\":\"%s\",\"accountId\":%s,\"via\":\"qr_code__v\"}]}"
                                .formatted(REP, id))
                .at("/links/0");
    }

    private static String path(JsonNode link) {
        return URI.create(link.path("shortLink").asText()).getPath();
    }

    private HttpResponse<String> open(JsonNode link, String... headers) throws Exception {
        return engage.call("GET", path(link), "", headers);
    }

    private JsonNode hits() throws Exception {
        return engage.ok(200, "GET", "/api/hits", "").path("items");
    }

    @Test
    @Rule({"I23", "I24", "I31", "I32"})
    void aLinkLeadsToUserOrganizationAndAccountAndTheShortOneToThatLinkAlone() throws Exception {
        var with = share(ACCOUNT);
        var without = share(null);
        String full = engage.uri() + "/connect?user=rep00001%40syncline.example&org=syncline";
        assertThat(with.path("link").asText()).isEqualTo(full + "&account=" + ACCOUNT);
        assertThat(without.path("link").asText()).isEqualTo(full);
        assertThat(with.path("shortLink").asText())
                .isEqualTo(engage.uri() + "/i/" + with.path("token").asText());
        assertThat(with.path("details").isNull()).isTrue();
        assertThat(with.path("token")).isNotEqualTo(without.path("token"));
        open(without);
        assertThat(hits()).singleElement().satisfies(hit -> {
            assertThat(hit.path("link")).isEqualTo(without.path("id"));
            assertThat(hit.path("token")).isEqualTo(without.path("token"));
        });
        var listed = engage.ok(200, "GET", "/lab/links?after=" + with.path("id").asText(), "")
                .path("items");
        assertThat(listed).singleElement().satisfies(item -> {
            assertThat(item.path("id")).isEqualTo(without.path("id"));
            assertThat(item.path("accountId").isNull()).isTrue();
            assertThat(item.path("kind").asText()).isEqualTo("link");
        });
    }

    @Test
    @Rule({"I24", "I33", "J13"})
    void whenALinkCannotBeShortenedTheFullOneIsSharedAndNobodyIsSeenOpeningIt() throws Exception {
        engage.ok(200, "PUT", "/lab/short-links", "{\"rate\":1,\"reason\":\"Timed out after 5 s\"}");
        var link = share(ACCOUNT);
        assertThat(link.path("shortLink").isNull()).isTrue();
        assertThat(link.path("token").isNull()).isTrue();
        assertThat(link.path("details").asText()).isEqualTo("Timed out after 5 s");
        String full =
                link.path("link").asText().substring(engage.uri().toString().length());
        assertThat(engage.call("GET", full, "").statusCode()).isEqualTo(200);
        assertThat(hits()).isEmpty();
        assertThat(engage.ok(200, "GET", "/lab/links", "").path("items")).isEmpty();
        engage.ok(200, "PUT", "/lab/short-links", "{\"rate\":0}");
        open(share(ACCOUNT));
        assertThat(hits()).hasSize(1);
    }

    @Test
    void aUserWithoutACardSharesNothing() throws Exception {
        cards(false, false);
        assertThat(share(null).path("refused").asText()).contains("no digital business card");
        cards(true, false);
        engage.ok(200, "PATCH", "/lab/users/" + REP, "{\"active\":false}");
        assertThat(share(null).path("refused").asText()).contains("not active");
        var both = """
                {"links":[{"username":"nobody","via":"copy_url__v"},{"username":"rep00002@syncline.example","via":"copy_url__v"}]}
                """;
        var made = engage.ok(200, "POST", "/api/links", both).path("links");
        assertThat(made.at("/0/refused").asText()).contains("no user nobody");
        assertThat(made.at("/1/id").asText()).isEqualTo("EL000000001");
    }

    @Test
    @Rule("I35")
    void aDeviceThatAsksAgainGetsTheLinkThatWasMade() throws Exception {
        var wish = "{\"username\":\"%s\",\"via\":\"copy_url__v\",\"mobileId\":\"%s\"}";
        var body = "{\"links\":[%s,%s]}".formatted(wish.formatted(REP, "m-1"), wish.formatted(REP, "m-2"));
        var first = engage.ok(200, "POST", "/api/links", body).path("links");
        assertThat(first.at("/0/id")).isNotEqualTo(first.at("/1/id"));
        assertThat(engage.ok(200, "POST", "/api/links", body).path("links")).isEqualTo(first);
        var others = "{\"links\":[%s,%s]}"
                .formatted(wish.formatted("rep00002@syncline.example", "m-1"), wish.formatted(REP, "m-3"));
        var ids = engage.ok(200, "POST", "/api/links", others).path("links").findValuesAsText("id");
        assertThat(ids).as("of another user, or another share").containsExactly("EL000000003", "EL000000004");
        var twice = "{\"links\":[%1$s,%1$s]}".formatted(wish.formatted(REP, "m-4"));
        assertThat(engage.ok(200, "POST", "/api/links", twice).path("links").findValuesAsText("id"))
                .containsExactly("EL000000005", "EL000000005");
        var pass = "{\"passes\":[{\"username\":\"%s\",\"mobileId\":\"m-5\"}]}".formatted(REP);
        assertThat(engage.ok(200, "POST", "/api/passes", pass)).isEqualTo(engage.ok(200, "POST", "/api/passes", pass));
    }

    @Test
    void manyLinksHaveTokensThatTellNothingOfEachOther() throws Exception {
        var wish = "{\"username\":\"" + REP + "\",\"via\":\"qr_code__v\"}";
        var body = IntStream.range(0, 500).mapToObj(i -> wish).collect(Collectors.joining(",", "{\"links\":[", "]}"));
        var tokens = new HashSet<String>();
        engage.ok(200, "POST", "/api/links", body)
                .path("links")
                .forEach(link -> tokens.add(link.path("token").asText()));
        assertThat(tokens).hasSize(500).allMatch(token -> token.matches("[A-Za-z0-9_-]{22}"));
        assertThat(tokens.stream().map(token -> token.substring(0, 6))).doesNotHaveDuplicates();
        assertThat(engage.call("POST", "/api/links", body.replace("]}", "," + wish + "]}"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @Rule({"I36", "I37", "I51"})
    void anOpenedLinkShowsTheCardWithWhatItTakesToConnect() throws Exception {
        var group = """
                [{"name":"Onco <b>","members":["%s"],"digitalBusinessCard":true,"company":"Smith & \\"Sons\\"","color":"#AA0011"}]
                """.formatted(REP);
        engage.ok(200, "PUT", "/lab/groups", group);
        var card = open(share(null));
        assertThat(card.statusCode()).isEqualTo(200);
        assertThat(card.body())
                .contains(REP, "Onco &lt;b&gt;", "Smith &amp; &quot;Sons&quot;", "#AA0011", "Sign up", "Sign in")
                .doesNotContain("<b>", "<script");
        assertThat(card.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(card.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(card.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    @Rule({"J3", "J4", "J5", "J12", "J16"})
    void eachOpeningIsOneHitWithItsTimeAddressAndUserAgentAsReceived() throws Exception {
        var link = share(null);
        String phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)  Line/14.9.0";
        open(link, "User-Agent", phone, "X-Forwarded-For", "203.0.113.9, 10.0.0.1", "X-Lab-Label", "person");
        open(link, "User-Agent", phone, "X-Forwarded-For", "203.0.113.9, 10.0.0.1", "X-Lab-Label", "person");
        engage.call("HEAD", path(link), "", "X-Forwarded-For", "<script>", "X-Lab-Label", "scanner");
        assertThat(hits()).hasSize(3);
        assertThat(hits().get(0).path("userAgent").asText()).isEqualTo(phone);
        assertThat(hits().get(0).path("ip").asText()).isEqualTo("203.0.113.9");
        assertThat(hits().get(0).path("at").asText()).isEqualTo("2026-03-01T00:00:00.000Z");
        assertThat(hits().get(0).path("kind").asText()).isEqualTo("click");
        assertThat(hits().get(2).path("ip").asText()).isEqualTo("127.0.0.1");
        assertThat(hits()).extracting(hit -> hit.path("seq").asInt()).containsExactly(1, 2, 3);
        assertThat(hits()).extracting(hit -> hit.path("id").asText()).doesNotHaveDuplicates();
        assertThat(hits()).noneMatch(hit -> hit.has("label"));
        var counts = engage.ok(200, "GET", "/lab/hits", "");
        assertThat(counts.path("acknowledged").asInt()).isEqualTo(3);
        assertThat(counts.path("lastSeq").asInt()).isEqualTo(3);
        assertThat(counts.path("byLabel").toString())
                .isEqualTo("{\"none\":0,\"person\":2,\"preview\":0,\"scanner\":1}");
        assertThat(engage.ok(200, "GET", "/lab/hits/by-link", "").path("items").toString())
                .isEqualTo("[{\"id\":\"EL000000001\",\"clicks\":3,\"scans\":0}]");
    }

    @Test
    @Rule({"J14", "J15"})
    void previewsAndScannersAreHitsLikeAnyOther() throws Exception {
        var link = share(null);
        open(link, "User-Agent", "WhatsApp/2.23", "X-Lab-Label", "preview");
        open(link, "User-Agent", "MSOffice", "X-Lab-Label", "scanner");
        assertThat(hits())
                .extracting(hit -> hit.path("userAgent").asText())
                .containsExactly("WhatsApp/2.23", "MSOffice");
    }

    @Test
    @Rule("J26")
    void aHitReadAgainIsTheSameHit() throws Exception {
        var link = share(null);
        for (int i = 0; i < 5; i++) {
            open(link);
        }
        var first = engage.ok(200, "GET", "/api/hits?limit=2", "");
        assertThat(engage.ok(200, "GET", "/api/hits?limit=2", "")).isEqualTo(first);
        assertThat(first.path("next").asInt()).isEqualTo(2);
        var rest = engage.ok(200, "GET", "/api/hits?after=2&limit=1000", "");
        assertThat(rest.path("items"))
                .extracting(hit -> hit.path("seq").asInt())
                .containsExactly(3, 4, 5);
        assertThat(rest.path("next").isNull()).isTrue();
    }

    @Test
    @Rule("I38")
    void whoSharedALinkIsToldOnThePhoneWhenPushIsOn() throws Exception {
        var link = share(null);
        open(link);
        String pushes = "/lab/pushes?username=" + REP;
        assertThat(engage.ok(200, "GET", pushes, "").path("items")).isEmpty();
        cards(true, true);
        open(link);
        assertThat(engage.ok(200, "GET", pushes, "").path("items"))
                .singleElement()
                .extracting(push -> push.path("link").asText())
                .isEqualTo("EL000000001");
        assertThat(engage.ok(200, "GET", "/lab/pushes?username=rep00002@syncline.example", "")
                        .path("items"))
                .isEmpty();
    }

    @Test
    @Rule("I43")
    void timeAloneEndsNoLink() throws Exception {
        var link = share(null);
        engage.ok(200, "POST", "/lab/clock", "{\"advance\":\"P3650D\"}");
        assertThat(open(link).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    @Rule("I44")
    void withoutACardALinkOpensAPageThatSaysSoAndNobodyConnectsByIt(boolean byDeactivation) throws Exception {
        var link = share(null);
        open(link);
        if (byDeactivation) {
            engage.ok(200, "PATCH", "/lab/users/" + REP, "{\"active\":false}");
        } else {
            cards(false, true);
        }
        var gone = open(link);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("no longer available").doesNotContain(REP, "<form");
        assertThat(hits()).hasSize(2);
        assertThat(engage.ok(200, "GET", "/lab/pushes?username=" + REP, "").path("items"))
                .isEmpty();
        engage.ok(410, "POST", path(link) + "/connect", "{\"profileId\":\"EP000000005\"}");
        engage.ok(410, "POST", path(link) + "/accept", "{\"profileId\":\"EP000000005\"}");
        cards(true, false);
        engage.ok(200, "PATCH", "/lab/users/" + REP, "{\"active\":true}");
        assertThat(open(link).statusCode()).isEqualTo(200);
    }
}
