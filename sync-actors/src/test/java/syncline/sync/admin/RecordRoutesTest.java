package syncline.sync.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.lab.http.Json;
import syncline.lab.http.LoopbackServer;
import syncline.sync.FakeSignIn;
import syncline.sync.WithLab;
import syncline.sync.life.Lives;
import syncline.sync.rules.CrmObject;
import syncline.sync.vault.CrmDesk;
import syncline.sync.vault.CrmSignIn.Person;

class RecordRoutesTest extends WithLab {
    private final HttpClient client = HttpClient.newHttpClient();
    private final LoopbackServer admin = LoopbackServer.start(
            lab.system,
            "the admin API",
            LoopbackServer.LOOPBACK,
            0,
            new AdminApi(
                            new Admins(new FakeSignIn(), lab.clock),
                            List.of(new RecordRoutes(
                                    new Lives(lab.system, lab.clock, lab.engage, lab.crm),
                                    lab.syncs,
                                    new RowsOfTheLab())))
                    .route()
                    .handler(lab.system));

    /** Looks rows up where the sync wrote them. */
    private static final class RowsOfTheLab implements CrmDesk {
        @Override
        public CompletionStage<Optional<Map<String, @Nullable Object>>> row(
                Person who, CrmObject object, String externalId) {
            return CompletableFuture.completedFuture(
                    Optional.ofNullable(lab.crm.rows(object).get(externalId)));
        }

        @Override
        public CompletionStage<Optional<String>> userId(Person who, String username) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public CompletionStage<Optional<DeviceAccount>> device(
                Person who, String username, String platform, String account) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
    }

    @AfterEach
    void close() {
        admin.close();
        client.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(admin.uri().resolve("/admin/records/" + path))
                        .header("Authorization", FakeSignIn.basic("ada@admin", "right"))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode life(String path) throws IOException, InterruptedException {
        return Json.MAPPER.readTree(get(path).body());
    }

    private static String says(JsonNode life) {
        return life.at("/next/says").toString();
    }

    @Test
    @Rule({"E2", "E4", "A7"})
    void tellsWhatHappenedHowItStandsAndWhatComesNext() throws Exception {
        profile("LIA0");
        somebodyElse();
        refuse(BAD_DATA, "LIA0");
        int sync = lab.nightly().number();

        var failed = life("engage_profile__v/LIA0");

        assertThat(failed.get("events").findValuesAsText("type")).startsWith("write-started", "write-failed");
        assertThat(failed.at("/standing/retry").asText()).isEqualTo("due");
        assertThat(failed.at("/standing/failures").asInt()).isEqualTo(1);
        assertThat(failed.get("crm").isNull()).isTrue();
        assertThat(failed.at("/engage/lastName").asText()).isEqualTo("Osler");
        assertThat(failed.at("/next/sync").asInt()).isEqualTo(sync + 1);
        assertThat(failed.at("/next/type").asText()).isEqualTo("incremental");
        assertThat(says(failed)).contains("failed in a row so far: 1 of 10 (E4)", "A row is created");

        lab.crm.answer((object, id) -> null);
        lab.nightly();
        night();
        assertThat(lab.nightly().counts().failed()).isZero();

        var written = life("engage_profile__v/LIA0");
        assertThat(written.at("/standing/retry").asText()).isEqualTo("in_step");
        assertThat(written.at("/standing/crmId").asText()).isEqualTo("VLIA0");
        assertThat(written.at("/crm/last_name__v").asText()).isEqualTo("Osler");
        assertThat(written.get("moreEvents").asBoolean()).isFalse();
        assertThat(says(written))
                .contains("It is not read: Engage changed it last at")
                .contains("(A7)");
    }

    @Test
    @Rule({"E13", "D1"})
    void aConnectionIsToldLikewise() throws Exception {
        profile("LIB0");
        var connection = connection("LIBC0", "LIB0");
        lab.nightly();
        night();
        put(connection.disconnected(now()).changed(now()));

        var life = life("engage_connection__v/LIBC0");

        assertThat(life.at("/standing/written/active").asBoolean()).isTrue();
        assertThat(says(life)).contains("It is read, because Engage changed it").contains("The row goes inactive (D1)");
    }

    @Test
    void lookingChangesNothing() throws Exception {
        profile("LIC0");
        var before = life("engage_profile__v/LIC0");
        assertThat(before.get("events")).isEmpty();
        assertThat(life("engage_profile__v/LIC0").get("events")).isEmpty();
        assertThat(lab.crm.sent()).doesNotContain("LIC0");
    }

    @Test
    void aRecordThatNobodyKnowsIsNotFound() throws Exception {
        assertThat(get("engage_profile__v/NOBODY").statusCode()).isEqualTo(404);
        assertThat(get("account__v/V4S1").body())
                .contains("The sync writes engage_profile__v and engage_connection__v");
        assertThat(get("engage_profile__v/a%27b").body()).contains("is no id of Engage");
    }
}
