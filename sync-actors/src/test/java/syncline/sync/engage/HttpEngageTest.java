package syncline.sync.engage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.SyncLab;
import syncline.sync.WithLab;
import syncline.sync.engage.EngagePort.Page;
import syncline.sync.engage.EngagePort.Slice;
import syncline.sync.http.StubServer;
import syncline.sync.http.StubServer.Seen;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.EngageConnection;
import syncline.sync.rules.EngageProfile;
import syncline.sync.rules.EngageProfile.Role;

class HttpEngageTest extends WithLab {
    private static final Instant SINCE = Instant.parse("2026-03-01T02:00:00.123Z");
    private static final Slice ALL = new Slice(null, 0, 1);
    private static final String PROFILE = """
            {"id":"EP1","revision":3,"modifiedAt":"2026-03-01T02:00:00.123Z","role":"staff","firstName":"Ada",
             "lastName":"Osler","displayName":null,"title":"Dr","degrees":["MD","PhD"],"photoUrl":null,
             "signedUpAt":"2025-01-01T00:00:00.000Z","account":"V4S1","companyConnections":2,"vaultConnections":1,
             "deletedAt":null,"mergedInto":null}""";
    private static final String CONNECTION = """
            {"id":"EC1","revision":2,"modifiedAt":"2026-03-01T02:00:00.123Z","profileId":"EP1","username":"rep1",
             "vault":"syncline","profileName":"Ada Osler","active":false,"connectedAt":"2025-01-01T00:00:00.000Z",
             "disconnectedAt":"2026-03-01T02:00:00.123Z"}""";

    private final StubServer server = new StubServer();
    private final HttpEngage engage = new HttpEngage(lab.system, server.uri(), "my vault");

    @AfterEach
    void close() {
        server.close();
    }

    private static String items(String next, String... items) {
        return "{\"items\":[" + String.join(",", items) + "],\"next\":" + next + "}";
    }

    @Test
    void readsAPageOfProfiles() {
        server.on("/api/profiles", items("\"c 2\"", PROFILE));
        var page = SyncLab.get(engage.page(CrmObject.PROFILE, new Slice(SINCE, 1, 4), "c+1"));
        assertThat(page)
                .isEqualTo(new Page(
                        List.of(new EngageProfile(
                                "EP1",
                                3,
                                SINCE,
                                Role.STAFF,
                                "Ada",
                                "Osler",
                                null,
                                "Dr",
                                List.of("MD", "PhD"),
                                null,
                                Instant.parse("2025-01-01T00:00:00Z"),
                                "V4S1",
                                2,
                                1,
                                null)),
                        "c 2"));
        assertThat(server.seen("/api/profiles"))
                .singleElement()
                .extracting(Seen::query)
                .isEqualTo("vault=my+vault&slice=1&slices=4&limit=500&since=2026-03-01T02:00:00.123Z&cursor=c%2B1");
    }

    @Test
    void readsTheLastPageOfConnections() {
        server.on("/api/connections", items("null", CONNECTION));
        assertThat(SyncLab.get(engage.page(CrmObject.CONNECTION, ALL, null)))
                .isEqualTo(new Page(
                        List.of(new EngageConnection("EC1", 2, SINCE, "EP1", "Ada Osler", "rep1", false, SINCE)),
                        null));
        assertThat(server.seen("/api/connections"))
                .singleElement()
                .extracting(Seen::query)
                .isEqualTo("vault=my+vault&slice=0&slices=1&limit=500");
    }

    @Test
    @Rule("E10")
    void asksForTheCurrentStateOfRecords() {
        server.on("/api/profiles/query", items("null", PROFILE));
        assertThat(SyncLab.get(engage.current(CrmObject.PROFILE, ALL, List.of("EP1", "EP2"))))
                .extracting("id")
                .containsExactly("EP1");
        var request = server.seen("/api/profiles/query").getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.body())
                .isEqualTo("{\"vault\":\"my vault\",\"slice\":0,\"slices\":1,\"ids\":[\"EP1\",\"EP2\"]}");
    }

    @Test
    void aServerErrorIsToldAfterThreeTries() {
        server.on("/api/profiles", new StubServer.Answer(503, "", false));
        assertThatThrownBy(() -> SyncLab.get(engage.page(CrmObject.PROFILE, ALL, null)))
                .hasCauseInstanceOf(EngageUnavailable.class)
                .cause()
                .hasMessage("Engage at " + server.uri()
                        + " does not answer as it should: GET /api/profiles was answered with HTTP status 503");
        assertThat(server.seen("/api/profiles")).hasSize(3);
    }

    @Test
    void anErrorThatHealsIsNotTold() {
        server.on("/api/profiles", new StubServer.Answer(500, "", false))
                .on("/api/profiles", new StubServer.Answer(200, items("null", PROFILE), true))
                .on("/api/profiles", items("null"));
        assertThat(SyncLab.get(engage.page(CrmObject.PROFILE, ALL, null)).items())
                .isEmpty();
    }

    @Test
    void aPageWithoutItemsIsNoPage() {
        server.on("/api/profiles", "{\"next\":null}");
        assertThatThrownBy(() -> SyncLab.get(engage.page(CrmObject.PROFILE, ALL, null)))
                .hasCauseInstanceOf(EngageUnavailable.class)
                .hasMessageContaining("something else than the JSON that is due (")
                .hasMessageContaining("a page has items, if only none");
    }

    @Test
    void aPageThatIsNoJsonIsNoPage() {
        server.on("/api/profiles", "<html>");
        assertThatThrownBy(() -> SyncLab.get(engage.page(CrmObject.PROFILE, ALL, null)))
                .hasCauseInstanceOf(EngageUnavailable.class)
                .hasMessageContaining("something else than the JSON that is due");
    }

    @Test
    void anEngageThatIsGoneIsNamed() {
        server.close();
        assertThatThrownBy(() -> SyncLab.get(engage.page(CrmObject.PROFILE, ALL, null)))
                .hasCauseInstanceOf(EngageUnavailable.class)
                .hasMessageContaining("Engage at " + server.uri() + " does not answer as it should");
    }
}
