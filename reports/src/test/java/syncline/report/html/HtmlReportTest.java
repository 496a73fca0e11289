package syncline.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.report.SampleResults;
import syncline.report.SpikeSample;

class HtmlReportTest extends InBrowser {
    /** Shapes in the colours that only data has. */
    private static final String MARKS = "[...document.querySelectorAll('#' + arguments[0] + ' svg path')]"
            + ".filter(p => ['fill', 'stroke'].some(a => ['#24619e', '#8a9199', '#b3261e', '#b45309', '#0f766e', '#7b4fa3'].includes(p.getAttribute(a))))"
            + ".filter(p => p.getBBox().width > 1).length";

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
                        "Latency",
                        "Retries",
                        "9 records for the next sync to try again, 1 held until their profile is there,"
                                + " 2 parked after 10 or more tries.",
                        "Heap",
                        "Syncs",
                        "FullSyncUnderEdits",
                        "Devices",
                        "20,480",
                        "answered 503",
                        "Consistency",
                        "2 edited by hand",
                        "Chief of Surgery",
                        "./syncline run large-incremental --set seed=42",
                        "35a6f7e1c0de");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void tellsASpikeFromItsClicksToItsMachine() {
        browser.open(report(SpikeSample.results()), 1440, false);
        assertThat(browser.text())
                .containsSubsequence(
                        "load[1].p99 < 250ms after 10s for 60s",
                        "874 ms",
                        "79,500",
                        "0 lost, 0 doubled",
                        "Records per second",
                        "Requests per second, InviteClickSpike",
                        "CRM calls over time",
                        "p99 since due",
                        "open an invite by percentile",
                        "mail scanners",
                        "8,719",
                        "Hits that wait",
                        "23.8 s after the last click none waited.",
                        "The CRM answered 503 three times in a row.",
                        "Failures in a row",
                        "Calls in the window",
                        "Delay by the CRM",
                        "CPU",
                        "Garbage collection",
                        "21 × INVALID_DATA: picklist value 'Dr. med. habil.' is not active",
                        "2 min 0 s of load: rate 100, spike 1000, mix world.",
                        "Lag of the load generator");
        assertThat(browser.console()).isEmpty();
    }

    private static List<String> charts() {
        return ((List<?>)
                        Objects.requireNonNull(browser.ask("[...document.querySelectorAll('.chart')].map(c => c.id)")))
                .stream().map(String::valueOf).toList();
    }

    @Test
    void drawsEachChart() {
        browser.open(report(SpikeSample.results()), 1440, false);
        assertThat(charts())
                .hasSize(15)
                .allSatisfy(chart -> assertThat(browser.number(MARKS, chart)).isPositive());
    }

    @Test
    void aChartWithoutDataHasNoMarks() {
        browser.open(report(SpikeSample.results()), 1440, false);
        assertThat(charts()).isNotEmpty().allSatisfy(chart -> {
            browser.ask(
                    "echarts.getInstanceByDom(document.getElementById(arguments[0]))"
                            + ".setOption({ series: [] }, { replaceMerge: 'series', lazyUpdate: false })",
                    chart);
            browser.ask("echarts.getInstanceByDom(document.getElementById(arguments[0])).getZr().flush()", chart);
            assertThat(browser.number(MARKS, chart)).isZero();
        });
    }

    @Test
    void eachChartIsATableToo() {
        browser.open(report(SpikeSample.results()), 1440, false);
        browser.ask("document.querySelectorAll('details').forEach(d => { d.open = true; })");
        assertThat(browser.number("document.querySelectorAll('figure').length")).isEqualTo(charts().size());
        assertThat(browser.number("[...document.querySelectorAll('figure')]"
                        + ".filter(f => f.querySelector('[role=img][aria-label]') && f.querySelectorAll('tbody td').length > 1)"
                        + ".length"))
                .isEqualTo(charts().size());
        assertThat(browser.text()).containsSubsequence("p99 since due", "925 ms");
    }

    @Test
    void eachSectionIsALinkAway() {
        browser.open(report(SpikeSample.results()), 360, false);
        assertThat(browser.number("document.querySelectorAll('nav a').length")).isEqualTo(12);
        assertThat(browser.number("[...document.querySelectorAll('nav a')]"
                        + ".filter(a => document.querySelector(a.hash + ' h2').textContent === a.textContent).length"))
                .isEqualTo(12);
    }

    @Test
    void saysWhyTheLoadGeneratorWasTheBottleneck() {
        String why = "The load generator was the bottleneck: it took 97 % of the CPUs.";
        browser.open(report(SampleResults.saying(why)), 1440, false);
        assertThat(browser.text()).containsSubsequence("Not valid", why, "Load", why + " The generator itself took");
    }

    @Test
    void drawsAMarkForEachStepAndSync() {
        browser.open(report(SampleResults.large()), 1440, false);
        String filled =
                "[...document.querySelectorAll('#timeline svg path')].filter(p => p.getAttribute('fill') === '%s')"
                        + ".length";
        assertThat(browser.number(filled.formatted("#24619e"))).as("syncs").isEqualTo(2);
        assertThat(browser.number(filled.formatted("#8a9199"))).as("steps").isEqualTo(4);
        assertThat(browser.number(filled.formatted("#b3261e")))
                .as("failed syncs")
                .isZero();
    }

    @Test
    void drawsNoChartWhereNothingWasMeasured() {
        browser.open(report(SampleResults.interrupted()), 1440, false);
        assertThat(browser.number("document.querySelectorAll('svg').length")).isZero();
        assertThat(browser.text())
                .contains("Interrupted before step 1.", "The run ended before this could be told.", "Run it again")
                .doesNotContain("Timeline", "Latency", "Syncs", "Consistency");
        assertThat(browser.console()).isEmpty();
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
        assertThat(browser.number(
                        "[...document.querySelectorAll('#timeline svg text')]"
                                + ".filter(t => t.textContent.startsWith(arguments[0])).length",
                        "1 " + text.substring(0, 4)))
                .isEqualTo(1);
        browser.ask("echarts.getInstanceByDom(document.getElementById('timeline'))"
                + ".dispatchAction({ type: 'showTip', seriesIndex: 1, dataIndex: 0 })");
        assertThat(String.valueOf(browser.ask("document.querySelector('#timeline > div:last-child').textContent")))
                .startsWith("1 " + text);
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
        browser.load(file, 1440, false);
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
    void isSmallEnoughToBeSentAround() throws IOException {
        assertThat(Files.size(report(SpikeSample.results()))).isLessThan(1_000_000);
    }

    @Test
    void withoutABrowserSaysWhatToInstall() {
        assertThatThrownBy(() -> Browser.find(List.of(folder.toString()), "chromium"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("apt-get install -y chromium chromium-driver");
    }
}
