package syncline.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
    /** Shapes in the colours that only data has. */
    private static final String MARKS = "[...document.querySelectorAll('#' + arguments[0] + ' svg path')]"
            + ".filter(p => ['fill', 'stroke'].some(a => ['#24619e', '#b9bec6', '#b3261e'].includes(p.getAttribute(a))))"
            + ".filter(p => p.getBBox().width > 1).length";

    private static final String OVERFLOW =
            "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void startBrowser() throws IOException {
        browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void forgetTheConsole() {
        browser.console();
    }

    private static Path report(Results results) {
        Path file = folder.resolve("report.html");
        HtmlReport.write(results, file);
        return file;
    }

    @Test
    void saysHowTheRunEndedBeforeAllElse() {
        browser.open(report(SampleResults.large()), 1440, false);
        assertThat(browser.text())
                .containsSubsequence(
                        "large-incremental",
                        "Missed",
                        "2 of 3 expectations missed.",
                        "sync[2].duration < 2s",
                        "2.4 s",
                        "400,000",
                        "Timeline",
                        "Throughput",
                        "CRM calls",
                        "Heap",
                        "Syncs",
                        "Load: FullSyncUnderEdits",
                        "Devices",
                        "20,480",
                        "answered 503",
                        "Consistency",
                        "2 edited by hand",
                        "Chief of Surgery",
                        "Retrying: 9 records for the next sync to try again, 1 held until their profile is there,"
                                + " 2 parked after 10 or more tries.",
                        "./syncline run large-incremental --set seed=42",
                        "35a6f7e1c0de");
        assertThat(browser.console()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeline", "throughput", "latency", "distribution", "heap"})
    void drawsEachChart(String chart) {
        browser.open(report(SampleResults.large()), 1440, false);
        assertThat(browser.number(MARKS, chart)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeline", "throughput", "latency", "distribution", "heap"})
    void aChartWithoutDataHasNoMarks(String chart) {
        browser.open(report(SampleResults.large()), 1440, false);
        browser.ask(
                "echarts.getInstanceByDom(document.getElementById(arguments[0]))"
                        + ".setOption({ series: [] }, { replaceMerge: 'series', lazyUpdate: false })",
                chart);
        browser.ask("echarts.getInstanceByDom(document.getElementById(arguments[0])).getZr().flush()", chart);
        assertThat(browser.number(MARKS, chart)).isZero();
    }

    @Test
    void drawsAMarkForEachStepAndSync() {
        browser.open(report(SampleResults.large()), 1440, false);
        String filled =
                "[...document.querySelectorAll('#timeline svg path')].filter(p => p.getAttribute('fill') === '%s')"
                        + ".length";
        assertThat(browser.number(filled.formatted("#24619e"))).as("syncs").isEqualTo(2);
        assertThat(browser.number(filled.formatted("#b9bec6"))).as("steps").isEqualTo(4);
        assertThat(browser.number(filled.formatted("#b3261e")))
                .as("failed syncs")
                .isZero();
    }

    @Test
    void drawsNoChartWhereNothingWasMeasured() {
        browser.open(report(SampleResults.interrupted()), 1440, false);
        assertThat(browser.number("document.querySelectorAll('svg').length")).isZero();
        assertThat(browser.text())
                .contains(
                        "Interrupted before step 1.",
                        "The run ended before this could be told.",
                        "No step was begun.",
                        "The CRM was not called.",
                        "No sync was started.",
                        "The CRM was not compared with Engage.");
        assertThat(browser.console()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"360,false", "360,true", "768,false", "1440,true"})
    void fitsTheScreen(int width, boolean dark) {
        for (Results results : List.of(
                SampleResults.large(), SampleResults.interrupted(), SampleResults.saying("unbroken".repeat(60)))) {
            browser.open(report(results), width, dark);
            assertThat(browser.number(OVERFLOW)).isZero();
        }
    }

    @Test
    void theWidthIsReallyMeasured() {
        browser.open(report(SampleResults.large()), 360, false);
        browser.ask("document.querySelector('h1').style.width = '500px'");
        assertThat(browser.number(OVERFLOW)).isPositive();
    }

    @Test
    void followsTheColoursOfTheScreen() {
        String background = "getComputedStyle(document.body).backgroundColor";
        Path page = report(SampleResults.large());
        browser.open(page, 1440, false);
        assertThat(browser.ask(background)).isEqualTo("rgb(253, 253, 252)");
        browser.open(page, 1440, true);
        assertThat(browser.ask(background)).isEqualTo("rgb(21, 23, 26)");
        assertThat(browser.number("document.querySelectorAll('#heap svg path[stroke=\"#78aee4\"]').length"))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>document.title='owned'</script>",
                "</script><script>document.title='owned'</script>",
                "<!--<script>",
                "\"onmouseover=\"document.title='owned'",
                "<img src=x onerror=\"document.title='owned'\">",
                "${run} $unsafe{run} {{run}} &lt;b&gt;",
            })
    void showsHostileTextAsText(String text) {
        browser.open(report(SampleResults.saying(text)), 1440, false);
        assertThat(browser.text()).contains(text);
        assertThat(browser.ask("document.querySelector('h1').textContent")).isEqualTo(text);
        assertThat(browser.ask("document.querySelector('#timeline svg text').textContent.slice(0, 4)"))
                .isEqualTo(text.substring(0, 4));
        browser.ask("echarts.getInstanceByDom(document.getElementById('timeline'))"
                + ".dispatchAction({ type: 'showTip', seriesIndex: 1, dataIndex: 0 })");
        assertThat(String.valueOf(browser.ask("document.querySelector('#timeline > div:last-child').textContent")))
                .startsWith(text);
        assertThat(String.valueOf(browser.ask("document.title"))).isEqualTo(text + ": Not valid");
        assertThat(browser.number("document.querySelectorAll('script').length")).isEqualTo(3);
        assertThat(browser.number("document.querySelectorAll('img, [onmouseover]').length"))
                .isZero();
        assertThat(browser.number(MARKS, "timeline")).isPositive();
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void aForeignScriptWouldNotRun() throws IOException {
        Path file = folder.resolve("tampered.html");
        String page = HtmlReport.render(SampleResults.large());
        Files.writeString(file, page.replace("</body>", "<script>document.title='owned'</script></body>"));
        browser.open(file, 1440, false);
        assertThat(String.valueOf(browser.ask("document.title"))).isEqualTo("large-incremental: Missed");
        assertThat(browser.console()).anyMatch(line -> line.contains("Content Security Policy"));
    }

    @Test
    void asksForNothingBesideItself() {
        browser.open(report(SampleResults.large()), 1440, false);
        assertThat(browser.number("performance.getEntriesByType('resource').length"))
                .isZero();
    }

    @Test
    void manySyncsShareALane() {
        browser.open(report(SampleResults.season(90)), 1440, false);
        assertThat(browser.number("document.getElementById('timeline').clientHeight"))
                .isLessThan(120);
        assertThat(browser.number(MARKS, "timeline")).isGreaterThan(180);
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void prints() {
        browser.open(report(SampleResults.large()), 1440, true);
        byte[] pdf = Base64.getDecoder().decode(browser.print());
        assertThat(new String(pdf, 0, 5, US_ASCII)).isEqualTo("%PDF-");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void withoutABrowserSaysWhatToInstall() {
        assertThatThrownBy(() -> Browser.find(List.of(folder.toString()), "chromium"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("apt-get install -y chromium chromium-driver");
    }
}
