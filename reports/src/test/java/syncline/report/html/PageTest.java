package syncline.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import syncline.lab.http.Json;
import syncline.report.Expectation;
import syncline.report.Results;
import syncline.report.SampleResults;
import syncline.report.SpikeSample;

class PageTest {
    @Property
    void dataCannotCloseItsElementAndLosesNothing(@ForAll String text) throws JsonProcessingException {
        String json = Page.embeddable(List.of("</script>" + text));
        assertThat(json).doesNotContain("<");
        assertThat(Json.MAPPER.readTree(json).get(0).textValue()).isEqualTo("</script>" + text);
    }

    private static JsonNode chart(Results results, String id) throws JsonProcessingException {
        for (JsonNode chart : Json.MAPPER.readTree(Page.of(results).chartData()).get("charts")) {
            if (chart.get("id").textValue().equals(id)) {
                return chart;
            }
        }
        throw new AssertionError("No chart " + id);
    }

    @Test
    void theLineOfThroughputBreaksBetweenSyncs() throws JsonProcessingException {
        JsonNode points = chart(SampleResults.large(), "throughput").at("/lines/0/points");
        int gaps = 0;
        for (JsonNode point : points) {
            gaps += point.get(1).isNull() ? 1 : 0;
        }
        assertThat(gaps).isEqualTo(1);
        assertThat(points).hasSize(1 + SampleResults.large().throughput().size());
    }

    @Test
    void theDistributionRisesFromTheFastestCallToTheSlowest() throws JsonProcessingException {
        JsonNode points = chart(SampleResults.large(), "distribution").at("/lines/0/points");
        assertThat(points.get(0).get(0).doubleValue()).isEqualTo(1);
        for (int i = 1; i < points.size(); i++) {
            assertThat(points.get(i).get(0).doubleValue())
                    .isGreaterThan(points.get(i - 1).get(0).doubleValue());
            assertThat(points.get(i).get(1).doubleValue())
                    .isGreaterThanOrEqualTo(points.get(i - 1).get(1).doubleValue());
        }
    }

    @Test
    void missedCountsOnlyWhatCouldBeTold() {
        assertThat(Verdicts.outcome(new Expectation("a", false, "1"))).isEqualTo("missed");
        assertThat(Verdicts.outcome(new Expectation("b", false, null))).isEqualTo("open");
        assertThat(Verdicts.sentence(SampleResults.large())).isEqualTo("2 of 3 expectations missed.");
    }

    @Test
    void onlyWhatHasDataHasASection() {
        assertThat(Page.of(SampleResults.interrupted()).contents()).containsExactly("Run it again");
        assertThat(Page.of(SampleResults.large()).contents())
                .containsExactly(
                        "Timeline",
                        "Throughput",
                        "Latency",
                        "Retries",
                        "Machine",
                        "Syncs",
                        "Load",
                        "Devices",
                        "Consistency",
                        "Run it again");
        assertThat(Page.of(SpikeSample.results()).contents()).contains("Clicks", "Backlog", "API calls");
    }

    @Test
    void theLibraryOfChartsCannotCloseItsElement() {
        assertThat(PageAssets.LOADED.charts()).doesNotContain("</script", "<!--");
        assertThat(PageAssets.LOADED.script()).doesNotContain("</script", "<!--");
        assertThat(PageAssets.LOADED.charts()).contains("Licensed to the Apache Software Foundation");
    }
}
