package syncline.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import syncline.report.MatrixResults;
import syncline.report.SampleMatrix;

class MatrixReportTest extends InBrowser {
    private static final String OVERFLOW =
            "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private static Path page() {
        return page(SampleMatrix.results());
    }

    private static Path page(MatrixResults results) {
        Path file = folder.resolve("matrix.html");
        HtmlReport.write(results, file);
        return file;
    }

    @Test
    void showsALineForEachValueOfTheSecondSettingAndATable() {
        browser.open(page(), 1440, false);
        assertThat(browser.text())
                .containsSubsequence(
                        "6 combinations",
                        "full-reload-limits",
                        "Missed",
                        "1 of 6 combinations did not meet what the scenario expects.",
                        "Duration of the last sync",
                        "api.parallel 1",
                        "api.parallel 4",
                        "21 min 40 s",
                        "1,204",
                        "704",
                        "Missed: sync[1].duration < 20m, found 21m40s",
                        "./syncline simulate full-reload-limits");
        assertThat(browser.number("document.querySelectorAll('#matrix-1 svg path[stroke=\"#24619e\"]').length"))
                .isPositive();
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void oneThatWasStoppedSaysSoAndWhatIsMissing() {
        browser.open(page(SampleMatrix.stoppedAfter(4)), 1440, false);
        assertThat(browser.text())
                .containsSubsequence(
                        "Interrupted",
                        "It was stopped when 4 of 6 combinations had been simulated, of which 1 did not meet what the scenario expects.",
                        "Not simulated",
                        "Not simulated");
        assertThat(browser.console()).isEmpty();
        browser.open(page(SampleMatrix.stoppedAfter(0)), 360, true);
        assertThat(browser.text()).contains("It was stopped when 0 of 6 combinations had been simulated");
        assertThat(browser.number(OVERFLOW)).isZero();
        assertThat(browser.console()).isEmpty();
        browser.open(page(), 1440, false);
        assertThat(browser.text()).doesNotContain("Not simulated", "stopped");
    }

    @Test
    void fitsANarrowScreenInTheDark() {
        browser.open(page(), 360, true);
        assertThat(browser.number(OVERFLOW)).isZero();
    }

    @Test
    void furtherSettingsHaveAChartEach() {
        var two = SampleMatrix.results();
        var cells = two.cells().stream()
                .map(cell -> new MatrixResults.Cell(
                        List.of("small", cell.values().getLast(), cell.values().getFirst()),
                        cell.verdict(),
                        cell.syncs(),
                        cell.remarks(),
                        cell.expectations()))
                .toList();
        var axes = List.of(
                new MatrixResults.Axis("population.preset", List.of("small")),
                two.axes().getLast(),
                two.axes().getFirst());
        var three = new MatrixResults(MatrixResults.SCHEMA, two.scenario(), null, 1, "unknown", null, axes, cells);
        var charts = new MatrixCharts(three).all();
        assertThat(charts)
                .extracting(Chart::caption)
                .containsExactly(
                        "Over population.preset, with api.burst 500.",
                        "Over population.preset, with api.burst 2000.",
                        "Over population.preset, with api.burst 8000.");
        assertThat(charts.getFirst().table().rows())
                .containsExactly(List.of("api.parallel 1", "21 min 40 s"), List.of("api.parallel 4", "10 min 25 s"));
    }
}
