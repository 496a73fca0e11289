package syncline.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import syncline.report.HistoryView;
import syncline.report.HistoryView.Chapter;
import syncline.report.HistoryView.Happened;
import syncline.report.HistoryView.Numbers;

class HistoryPageTest extends InBrowser {
    private static final Instant START = Instant.parse("2026-03-01T02:00:00Z");
    private static final String SHOWN = "document.querySelectorAll('.chapter:not([hidden])').length";
    private static final String OVERFLOW =
            "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private static Path page(List<String> differences) {
        var history = new HistoryView(
                "history.jsonl.gz",
                Map.of("Vault", "synthetic-vault"),
                "1,282 entries replayed by today's rules, %d differ.".formatted(differences.size()),
                differences.isEmpty(),
                IntStream.rangeClosed(1, 12)
                        .mapToObj(sync -> chapter(sync, sync == 11 ? differences : List.of()))
                        .toList(),
                88,
                "./syncline replay history.jsonl.gz");
        Path file = folder.resolve("history.html");
        HtmlReport.write(history, file);
        return file;
    }

    private static Chapter chapter(int sync, List<String> differences) {
        boolean parked = sync > 10;
        return new Chapter(
                sync,
                START.plus(Duration.ofDays(sync)),
                sync == 1 ? "full" : "incremental",
                "scheduled",
                "Completed with errors. Please see Error log for more information",
                null,
                new Numbers(400 - sync, sync, 3, 2, 1, parked ? 1 : 0),
                397,
                parked ? Map.of(0, 2L) : Map.of(0, 2L, sync, 1L),
                parked ? 1 : 0,
                differences,
                List.of(new Happened(
                        "engage_profile__v",
                        "EP00000000" + sync,
                        parked ? "parked after 10" : "due, failures in a row: " + sync,
                        List.of(
                                "Sync %d: read a profile <b>at</b> revision 2.".formatted(sync),
                                "The CRM refused it (E2)."),
                        !differences.isEmpty())),
                7);
    }

    @Test
    void showsTheLastSyncAndWithTheSliderEveryOther() {
        browser.open(page(List.of()), 1440, false);
        assertThat(browser.number(SHOWN)).isEqualTo(1);
        assertThat(browser.text())
                .containsSubsequence(
                        "100 syncs",
                        "Agrees",
                        "The first 88 syncs are left out",
                        "What each sync did",
                        "Records not in step",
                        "Sync 12, incremental, scheduled, 2026-03-13 02:00:00 UTC",
                        "Due: 2 after 0 failures. Parked: 1.",
                        "parked after 10",
                        "read a profile <b>at</b> revision 2.",
                        "7 more records of this sync left out",
                        "./syncline replay history.jsonl.gz")
                .doesNotContain("Sync 3, incremental");
        browser.number("""
                (() => { const slider = document.getElementById('chosen-sync');
                  slider.value = 2; slider.dispatchEvent(new Event('input')); return 0; })()""");
        assertThat(browser.text())
                .contains("Sync 3, incremental", "1 after 3 failures")
                .doesNotContain("Sync 12, ");
        assertThat(browser.number("document.querySelectorAll('#history-counts svg path').length"))
                .isPositive();
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void marksWhatDiffers() {
        browser.open(page(List.of("engage_profile__v EP000000011: failures recorded 9, by the rules 10")), 1440, false);
        assertThat(browser.text()).contains("Differs", "1 differ.").doesNotContain("recorded 9");
        browser.number("""
                (() => { const slider = document.getElementById('chosen-sync');
                  slider.value = 10; slider.dispatchEvent(new Event('input')); return 0; })()""");
        assertThat(browser.text()).contains("failures recorded 9, by the rules 10");
        assertThat(browser.number("document.querySelectorAll('.chapter:not([hidden]) th.bad').length"))
                .isEqualTo(1);
    }

    @Test
    void fitsANarrowScreenInTheDark() {
        browser.open(page(List.of()), 360, true);
        assertThat(browser.number(OVERFLOW)).isZero();
    }
}
