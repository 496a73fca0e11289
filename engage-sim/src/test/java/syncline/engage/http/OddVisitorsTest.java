package syncline.engage.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.lab.Rule;
import syncline.lab.db.TestDatabase;

/** Whoever guesses, sends nonsense or sends too much gets a plain answer. */
@ParameterizedClass
@EnumSource
class OddVisitorsTest {
    private final LiveEngage engage;
    private String link;

    OddVisitorsTest(TestDatabase databases) {
        engage = LiveEngage.start(0, databases.empty());
    }

    @BeforeEach
    void share() throws Exception {
        engage.ok(200, "PUT", "/lab/settings", "{\"digitalBusinessCard\":true,\"communicationChannel\":\"chat\"}");
        var wish = "{\"links\":[{\"username\":\"rep00001@syncline.example\",\"via\":\"qr_code__v\"}]}";
        var made = engage.ok(200, "POST", "/api/links", wish).at("/links/0/shortLink");
        link = URI.create(made.asText()).getPath();
    }

    @AfterEach
    void stop() {
        engage.close();
    }

    /** Sends these bytes and gives all that comes back until the server closes. */
    private String raw(String request) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), engage.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private String open(String path, String headers) throws Exception {
        return raw("GET " + path + " HTTP/1.1\r\nHost: engage\r\nConnection: close\r\n" + headers + "\r\n");
    }

    private JsonNode hits() throws Exception {
        return engage.ok(200, "GET", "/api/hits", "").path("items");
    }

    @Test
    void whoGuessesTokensLearnsNothingAndIsNotNoted() throws Exception {
        var guessed = engage.call("GET", "/i/AAAAAAAAAAAAAAAAAAAAAA", "");
        assertThat(guessed.statusCode()).isEqualTo(404);
        for (String guess : new String[] {
            "/i/", "/i/x", "/i/" + "A".repeat(1_500), link + "A", link + "/", "/p/" + link.substring(3)
        }) {
            var answer = engage.call("GET", guess, "");
            assertThat(answer.statusCode()).as(guess).isEqualTo(404);
            assertThat(answer.body()).as(guess).isEqualTo(guessed.body());
        }
        assertThat(hits()).isEmpty();
        engage.ok(404, "POST", "/i/AAAAAAAAAAAAAAAAAAAAAA/connect", "{\"profileId\":\"EP000000001\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/i/%00",
                "/i/%3Cscript%3Ealert(1)%3C/script%3E",
                "/i/..%2f..%2fetc",
                "/i/%zz",
                "/i/%ff%fe",
                "/i/<script>",
                "/i/\u0001",
                "/i/x?<script>=1",
                "//i/x",
                "/connect?user=%3Cscript%3E&org=x",
                "/connect?user=%00&org=x",
                "/connect?%3Cscript%3E=x"
            })
    void oddAddressesAreAnsweredPlainlyAndNeverRepeatedAsHtml(String path) throws Exception {
        var answer = open(path, "");
        assertThat(answer).startsWith("HTTP/1.1 4");
        assertThat(answer.contains("text/html") && answer.contains("<script")).isFalse();
        assertThat(hits()).isEmpty();
    }

    @Test
    @Rule("J5")
    void aUserAgentIsKeptAsItCameWhateverItsBytes() throws Exception {
        assertThat(open(link, "User-Agent: caf\u00c3\u00a9 <b>'\"\\\r\n")).startsWith("HTTP/1.1 200");
        assertThat(open(link, "User-Agent: caf\u00e9 latin\r\n")).startsWith("HTTP/1.1 200");
        assertThat(open(link, "User-Agent: tab\tand  spaces\r\n")).startsWith("HTTP/1.1 200");
        assertThat(open(link, "User-Agent:\r\n")).startsWith("HTTP/1.1 200");
        assertThat(hits())
                .extracting(hit -> hit.path("userAgent").asText())
                .containsExactly("caf\u00e9 <b>'\"\\", "caf\uffe9 latin", "tab and  spaces", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"User-Agent: a\u0000b\r\n", "X-Forwarded-For: \u0000\r\n", "Bad\u0000Name: x\r\n"})
    void controlCharactersInHeadersBreakNothing(String header) throws Exception {
        String answer = open(link, header);
        assertThat(answer).matches("(?s)HTTP/1.1 (200|400).*");
        assertThat(hits()).hasSize(answer.startsWith("HTTP/1.1 200") ? 1 : 0);
        assertThat(open(link, "")).startsWith("HTTP/1.1 200");
    }

    @Test
    void longHeadersAreCutAndLongerOnesRefused() throws Exception {
        assertThat(open(link, "User-Agent: " + "x".repeat(8_000) + "\r\n")).startsWith("HTTP/1.1 200");
        assertThat(hits().get(0).path("userAgent").asText()).isEqualTo("x".repeat(1_500));
        assertThat(open(link, "User-Agent: " + "x".repeat(9_000) + "\r\n")).startsWith("HTTP/1.1 431");
        assertThat(open(link, "X: y\r\n".repeat(100))).startsWith("HTTP/1.1 4");
        assertThat(open("/i/" + "x".repeat(5_000), "")).startsWith("HTTP/1.1 414");
        assertThat(hits()).hasSize(1);
    }

    @Test
    @Rule("J12")
    void headIsAnAccessToo() throws Exception {
        var answer = raw("HEAD " + link + " HTTP/1.1\r\nHost: engage\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
        assertThat(hits()).hasSize(1);
    }

    @Test
    void hugeBodiesAreRefusedAndOpenNothing() throws Exception {
        String huge = "{\"profileId\":\"" + "x".repeat(400_000) + "\"}";
        assertThat(engage.call("POST", link + "/connect", huge).statusCode()).isEqualTo(400);
        assertThat(engage.call("POST", link, "act=" + "x".repeat(40_000)).statusCode())
                .isEqualTo(400);
        assertThat(engage.call("POST", link, "act=%zz").statusCode()).isEqualTo(400);
        assertThat(engage.call("DELETE", link, "").statusCode()).isEqualTo(405);
        assertThat(hits()).isEmpty();
    }

    @Test
    void anOpeningMayHaveABody() throws Exception {
        assertThat(engage.call("GET", link, "x".repeat(100_000)).statusCode()).isEqualTo(200);
        assertThat(hits()).hasSize(1);
    }

    @Test
    void aBurstFromOneAddressIsNotedToTheLastHit() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(engage.uri() + link)).build();
            var answers = IntStream.range(0, 800)
                    .mapToObj(i -> client.sendAsync(request, BodyHandlers.discarding()))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }
        assertThat(engage.ok(200, "GET", "/lab/hits", "").path("acknowledged").asInt())
                .isEqualTo(800);
        assertThat(engage.ok(200, "GET", "/lab/hits/by-link", "")
                        .at("/items/0/clicks")
                        .asInt())
                .isEqualTo(800);
    }
}
