package syncline.engage.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.Rule;
import syncline.lab.db.TestDatabase;

@ParameterizedClass
@EnumSource
class PassesTest {
    private static final String REP = "rep00001@syncline.example";

    private final LiveEngage engage;
    private JsonNode pass;

    PassesTest(TestDatabase databases) {
        engage = LiveEngage.start(0, databases.empty());
    }

    @BeforeEach
    void makeAPass() throws Exception {
        vault(true);
        pass = add();
    }

    @AfterEach
    void stop() {
        engage.close();
    }

    private JsonNode add() throws Exception {
        return engage.ok(200, "POST", "/api/passes", "{\"passes\":[{\"username\":\"" + REP + "\"}]}")
                .at("/passes/0");
    }

    private JsonNode look(JsonNode pass) throws Exception {
        return engage.ok(200, "GET", "/api/passes/" + pass.path("id").asText(), "");
    }

    private HttpResponse<String> scan(JsonNode pass) throws Exception {
        return engage.call("GET", URI.create(pass.path("shortLink").asText()).getPath(), "");
    }

    private JsonNode hits() throws Exception {
        return engage.ok(200, "GET", "/api/hits", "").path("items");
    }

    private void vault(boolean card) throws Exception {
        engage.ok(
                200,
                "PUT",
                "/lab/settings",
                "{\"digitalBusinessCard\":%s,\"communicationChannel\":\"chat\"}".formatted(card));
    }

    private void group(String member, boolean card, String company) throws Exception {
        engage.ok(
                200,
                "PUT",
                "/lab/groups",
                "[{\"name\":\"Oncology\",\"members\":[\"%s\"],\"digitalBusinessCard\":%s,\"company\":\"%s\"}]"
                        .formatted(member, card, company));
    }

    private void activate(String username, boolean active) throws Exception {
        engage.ok(200, "PATCH", "/lab/users/" + username, "{\"active\":" + active + "}");
    }

    @Test
    @Rule("I50")
    void eachScanShowsTheCardAndIsNoted() throws Exception {
        assertThat(scan(pass).body()).contains(REP);
        scan(pass);
        assertThat(hits()).hasSize(2).allSatisfy(hit -> {
            assertThat(hit.path("kind").asText()).isEqualTo("scan");
            assertThat(hit.path("link")).isEqualTo(pass.path("id"));
        });
        assertThat(engage.ok(200, "GET", "/lab/hits/by-link", "")
                        .at("/items/0/scans")
                        .asInt())
                .isEqualTo(2);
        assertThat(engage.ok(200, "GET", "/lab/links", "").at("/items/0/kind").asText())
                .isEqualTo("pass");
        String asLink = URI.create(pass.path("shortLink").asText()).getPath().replace("/p/", "/i/");
        assertThat(engage.call("GET", asLink, "").statusCode()).isEqualTo(404);
    }

    @Test
    @Rule({"I51", "I52"})
    void aPassShowsWhatTheGroupHasSetNow() throws Exception {
        assertThat(look(pass).at("/content/company").asText()).isEqualTo("lab");
        group(REP, true, "Example Pharma");
        assertThat(look(pass).at("/content/company").asText()).isEqualTo("Example Pharma");
        assertThat(look(pass).at("/content/team").asText()).isEqualTo("Oncology");
        assertThat(scan(pass).body()).contains("Example Pharma");
        group(REP, true, "Renamed Pharma");
        assertThat(look(pass).at("/content/company").asText()).isEqualTo("Renamed Pharma");
        assertThat(scan(pass).body()).contains("Renamed Pharma").doesNotContain("Example Pharma");
    }

    enum End {
        USER,
        GROUP,
        VAULT
    }

    @ParameterizedTest
    @EnumSource
    @Rule({"I53", "I54", "I55"})
    void aPassEndsWithTheCardAndNothingRevivesIt(End end) throws Exception {
        scan(pass);
        switch (end) {
            case USER -> activate(REP, false);
            case GROUP -> group(REP, false, "Example Pharma");
            case VAULT -> vault(false);
        }
        assertThat(look(pass).path("state").asText()).isEqualTo("expired");
        assertThat(scan(pass).statusCode()).isEqualTo(410);
        assertThat(scan(pass).body()).doesNotContain(REP);
        assertThat(hits()).hasSize(1);
        activate(REP, true);
        group(REP, true, "Example Pharma");
        assertThat(look(pass).path("state").asText()).isEqualTo("expired");
        assertThat(scan(pass).statusCode()).isEqualTo(410);
        var added = add();
        assertThat(scan(added).statusCode()).isEqualTo(200);
        assertThat(hits()).hasSize(2);
    }

    @Test
    @Rule("I53")
    void nothingElseEndsAPass() throws Exception {
        activate("rep00002@syncline.example", false);
        group("rep00003@syncline.example", false, "Example Pharma");
        group(REP, true, "Example Pharma");
        vault(false);
        engage.ok(200, "POST", "/lab/clock", "{\"advance\":\"P3650D\"}");
        assertThat(look(pass).path("state").asText()).isEqualTo("active");
        assertThat(scan(pass).statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasNoCardGetsNoPass() throws Exception {
        vault(false);
        assertThat(add().path("refused").asText()).contains("no digital business card");
        assertThat(engage.call("GET", "/api/passes/EL000000009", "").statusCode())
                .isEqualTo(404);
        assertThat(engage.call("GET", "/api/passes/nonsense", "").statusCode()).isEqualTo(404);
    }
}
