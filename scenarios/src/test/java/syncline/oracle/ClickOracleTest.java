package syncline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.lab.http.Json;

class ClickOracleTest {
    /** Each as {@code id one other}. */
    private static Iterator<JsonNode> counts(String one, String other, String... links) {
        return Stream.of(links)
                .map(link -> link.split(" "))
                .map(link -> (JsonNode) Json.MAPPER
                        .createObjectNode()
                        .put("id", link[0])
                        .put(one, Long.parseLong(link[1]))
                        .put(other, Long.parseLong(link[2])))
                .iterator();
    }

    private static Iterator<JsonNode> hits(String... links) {
        return counts("clicks", "scans", links);
    }

    private static Iterator<JsonNode> rows(String... links) {
        return counts("clicked", "viewed", links);
    }

    @Test
    @Rule({"J12", "J26"})
    void everyHitHasItsRow() {
        var found = ClickOracle.compare(
                hits("EL01 3 0", "EL02 0 0", "EL03 2 1"), rows("EL01 3 0", "EL02 0 0", "EL03 3 0"), 0);
        assertThat(found).isEqualTo(new FoundClicks(6, 6, 0, 0, 0, 0, List.of()));
        assertThat(found.allThere()).isTrue();
    }

    @Test
    @Rule({"J17", "J18"})
    void anInviteTellsAsManyRowsAsItHas() {
        var told = counts("clickCount", "viewCount", "EL01 2 1").next();
        var invite = (ObjectNode) rows("EL01 2 1").next();
        invite.setAll((ObjectNode) told);
        assertThat(ClickOracle.compare(
                                hits("EL01 3 0"), List.<JsonNode>of(invite).iterator(), 0)
                        .allThere())
                .isTrue();
        invite.put("clickCount", 3);
        var found =
                ClickOracle.compare(hits("EL01 3 0"), List.<JsonNode>of(invite).iterator(), 0);
        assertThat(found)
                .isEqualTo(new FoundClicks(
                        3, 3, 0, 0, 0, 1, List.of("link EL01: 2 rows are clicked, but the invite counts 3")));
        assertThat(found.allThere()).isFalse();
    }

    @Test
    @Rule("J12")
    void aHitWithoutRowIsLostUnlessItWaits() {
        var lost = ClickOracle.compare(hits("EL01 3 0", "EL02 2 0"), rows("EL01 2 0", "EL02 1 0"), 1);
        assertThat(lost)
                .isEqualTo(new FoundClicks(
                        5, 3, 1, 1, 0, 0, List.of("link EL01: 3 hits, 2 rows", "link EL02: 2 hits, 1 rows")));
        assertThat(lost.allThere()).isFalse();
        assertThat(ClickOracle.compare(hits("EL01 3 0", "EL02 2 0"), rows("EL01 2 0", "EL02 1 0"), 2)
                        .allThere())
                .isTrue();
    }

    @Test
    @Rule("J26")
    void aRowTooManyIsDoubledEvenWhereAnotherIsMissing() {
        var found = ClickOracle.compare(hits("EL01 1 0", "EL02 1 0"), rows("EL01 2 0"), 0);
        assertThat(found)
                .isEqualTo(new FoundClicks(
                        2, 2, 0, 1, 1, 0, List.of("link EL01: 1 hits, 2 rows", "link EL02: 1 hits, 0 rows")));
        assertThat(found.allThere()).isFalse();
    }

    @Test
    void aRowOfALinkThatEngageDoesNotKnowIsOneTooMany() {
        assertThat(ClickOracle.compare(hits("EL02 1 0"), rows("EL01 1 0", "EL02 1 0", "EL03 0 1"), 0))
                .extracting(FoundClicks::acknowledged, FoundClicks::doubled)
                .containsExactly(1L, 2L);
    }

    @Test
    void moreWaitingThanMissingDoesNotAddUp() {
        var found = ClickOracle.compare(hits("EL01 1 0"), rows("EL01 1 0"), 1);
        assertThat(found.lost()).isZero();
        assertThat(found.allThere()).isFalse();
    }

    @Test
    void aFewWrongLinksAreNamed() {
        String[] links = Stream.iterate(100, n -> n + 1)
                .limit(50)
                .map(n -> "EL" + n + " 1 0")
                .toArray(String[]::new);
        assertThat(ClickOracle.compare(hits(links), rows(), 0).wrong()).hasSize(FoundClicks.MOST_SHOWN);
    }

    @Test
    void rowsOutOfOrderCannotBeCompared() {
        assertThatThrownBy(() -> ClickOracle.compare(hits("EL02 1 0", "EL01 1 0"), rows(), 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not in order");
    }
}
