package syncline.sync.engage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.sync.SyncLab;
import syncline.sync.WithLab;
import syncline.sync.clicks.Hit;
import syncline.sync.http.StubServer;
import syncline.sync.http.StubServer.Seen;

class HttpHitsTest extends WithLab {
    private static final String HIT = """
            {"seq":%d,"id":"EH%d","link":"EL000000001","token":"abc","kind":"%s","at":"2026-03-01T02:00:00.123Z",
             "ip":"203.0.113.7","userAgent":null}""";

    private final StubServer server = new StubServer();
    private final HttpHits hits = new HttpHits(lab.system, server.uri());

    @AfterEach
    void close() {
        server.close();
    }

    private static String page(String next, String... items) {
        return "{\"items\":[" + String.join(",", items) + "],\"next\":" + next + "}";
    }

    private static Hit hit(long seq, Hit.Kind kind) {
        return new Hit(
                seq, "EH" + seq, "EL000000001", kind, Instant.parse("2026-03-01T02:00:00.123Z"), "203.0.113.7", null);
    }

    @Test
    void readsAPageBehindAPlaceInTheLog() {
        server.on("/api/hits", page("9", HIT.formatted(7, 7, "click"), HIT.formatted(9, 9, "scan")));
        assertThat(SyncLab.get(hits.after(5)))
                .isEqualTo(new HitsPort.Page(List.of(hit(7, Hit.Kind.CLICK), hit(9, Hit.Kind.SCAN)), true));
        assertThat(server.seen("/api/hits"))
                .singleElement()
                .extracting(Seen::query)
                .isEqualTo("after=5&limit=500");
    }

    @Test
    void theLastPageSaysSoAndMayBeEmpty() {
        server.on("/api/hits", page("null", HIT.formatted(7, 7, "click")), page("null"));
        assertThat(SyncLab.get(hits.after(5)).more()).isFalse();
        assertThat(SyncLab.get(hits.after(7))).isEqualTo(new HitsPort.Page(List.of(), false));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 4})
    void aHitThatStandsBeforeTheCursorIsNoAnswer(long seq) {
        server.on("/api/hits", page("null", HIT.formatted(seq, seq, "click")));
        assertThatThrownBy(() -> SyncLab.get(hits.after(5)))
                .hasCauseInstanceOf(EngageUnavailable.class)
                .hasMessageContaining("hit " + seq + " does not stand behind 5");
    }

    @Test
    void aPageWithoutItemsIsNoAnswer() {
        server.on("/api/hits", "{\"next\":null}");
        assertThatThrownBy(() -> SyncLab.get(hits.after(0))).hasCauseInstanceOf(EngageUnavailable.class);
    }
}
