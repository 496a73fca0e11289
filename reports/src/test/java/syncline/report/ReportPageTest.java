package syncline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import syncline.lab.http.Json;

class ReportPageTest {
    private static ReportPage page(Results results) {
        return new ReportPage(results, PageAssets.LOADED);
    }

    @Property
    void dataCannotCloseItsElementAndLosesNothing(@ForAll String text) throws JsonProcessingException {
        String json = ReportPage.embeddable(List.of("</script>" + text));
        assertThat(json).doesNotContain("<");
        assertThat(Json.MAPPER.readTree(json).get(0).textValue()).isEqualTo("</script>" + text);
    }

    @Test
    void theLineOfThroughputBreaksBetweenSyncs() throws JsonProcessingException {
        JsonNode rows =
                Json.MAPPER.readTree(page(SampleResults.large()).chartData()).get("throughput");
        int gaps = 0;
        for (JsonNode row : rows) {
            gaps += row.get(1).isNull() ? 1 : 0;
        }
        assertThat(gaps).isEqualTo(1);
        assertThat(rows).hasSize(1 + SampleResults.large().throughput().size());
    }

    @Test
    void theDistributionRisesFromTheFastestCallToTheSlowest() throws JsonProcessingException {
        JsonNode rows =
                Json.MAPPER.readTree(page(SampleResults.large()).chartData()).get("distribution");
        assertThat(rows.get(0).get(0).doubleValue()).isEqualTo(1);
        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i).get(0).doubleValue())
                    .isGreaterThan(rows.get(i - 1).get(0).doubleValue());
            assertThat(rows.get(i).get(1).doubleValue())
                    .isGreaterThanOrEqualTo(rows.get(i - 1).get(1).doubleValue());
        }
    }

    @Test
    void missedCountsOnlyWhatCouldBeTold() {
        var told = new Expectation("a", false, "1");
        var open = new Expectation("b", false, null);
        assertThat(page(SampleResults.interrupted()).outcome(told)).isEqualTo("missed");
        assertThat(page(SampleResults.interrupted()).outcome(open)).isEqualTo("open");
        assertThat(page(SampleResults.large()).verdictSentence()).isEqualTo("2 of 3 expectations missed.");
    }

    @Test
    void theLibraryOfChartsCannotCloseItsElement() {
        assertThat(PageAssets.LOADED.charts()).doesNotContain("</script", "<!--");
        assertThat(PageAssets.LOADED.script()).doesNotContain("</script", "<!--");
        assertThat(PageAssets.LOADED.charts()).contains("Licensed to the Apache Software Foundation");
    }
}
