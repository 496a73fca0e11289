package syncline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import syncline.run.Standing;

class ProgressLineTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void tellsHowAStepStands() {
        var line = new ProgressLine("[2/5] clicks", 0, 0);
        assertThat(line.text(0)).isEqualTo("[2/5] clicks … 0 s");
        line.stands(new Standing(12_345, "requests", 998.4, 12.34, 3L, 4_000L), 14 * SECOND);
        assertThat(line.text(14 * SECOND))
                .isEqualTo("[2/5] clicks … 12,345 requests, 998/s, p99 12.3 ms, 3 errors, backlog 4,000, 14 s");
        assertThat(line.ended("finished", 20 * SECOND)).isEqualTo("[2/5] clicks: finished (20.0 s)");
    }

    @Test
    void countsTheRateWhereNobodyToldIt() {
        var line = new ProgressLine("[1/5] sync: full", 2_600, 0);
        line.stands(Standing.of(100, "records"), SECOND / 2);
        assertThat(line.text(SECOND / 2)).isEqualTo("[1/5] sync: full … 100 of 2,600 records, 0/s, 1 s");
        line.stands(Standing.of(500, "records"), 2 * SECOND);
        assertThat(line.text(2 * SECOND)).isEqualTo("[1/5] sync: full … 500 of 2,600 records, 250/s, 2 s");
    }

    @Test
    void plainLinesTellOfStepsThatAreUnderWayTogether() {
        var out = new StringWriter();
        var progress = ConsoleProgress.plain(new PrintWriter(out), 2);
        var lab = progress.begins(0, "start the lab", 0);
        lab.ends("up");
        var one = progress.begins(1, "clicks", 0);
        var other = progress.begins(2, "sync", 0);
        other.ends("done");
        one.ends("finished");
        progress.begins(0, "compare", 0).ends("in step");
        assertThat(out.toString().lines().map(line -> line.replaceAll("\\d+\\.\\d s", "x s")))
                .containsExactly(
                        "start the lab: up (x s)",
                        "[2/2] sync: done (x s)",
                        "[1/2] clicks: finished (x s)",
                        "compare: in step (x s)");
        progress.silence();
        one.ends("again");
        assertThat(out.toString()).doesNotContain("again");
    }
}
