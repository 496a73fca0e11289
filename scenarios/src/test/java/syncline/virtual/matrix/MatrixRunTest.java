package syncline.virtual.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.Rule;
import syncline.report.MatrixResults;
import syncline.report.Verdict;
import syncline.run.Progress;
import syncline.scenario.ScenarioLoader;
import syncline.virtual.run.VirtualRun;

class MatrixRunTest {
    private static final Path FILE = Path.of("full-reload-limits.yaml");
    private static final List<String> SMALL = List.of(
            "population={ users: 20, accounts: 300, profiles: 10000 }",
            "matrix={ api.burst: [5, 2000], api.parallel: [1, 4] }");

    @TempDir
    Path runs;

    private MatrixResults simulated(int threads) {
        var done = new MatrixRun(
                        ScenarioLoader.load(FILE, SMALL),
                        ScenarioLoader.cells(FILE, SMALL),
                        new VirtualRun.Options(runs, "c0de", "./syncline simulate", VirtualRun.START, threads),
                        Progress.SILENT)
                .run();
        assertThat(done.folder().path().resolve("matrix.csv")).isNotEmptyFile();
        assertThat(done.folder().report()).isNotEmptyFile();
        return done.results();
    }

    @Test
    @Rule("N1")
    void moreCallsAtOnceAreFasterAndALowBurstLimitDelaysThem() {
        var results = simulated(2);
        assertThat(results.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(results.cells()).hasSize(4);
        var seconds = results.cells().stream()
                .map(cell -> cell.syncs().getFirst().durationSeconds())
                .toList();
        assertThat(seconds.get(0)).isGreaterThan(seconds.get(2));
        assertThat(seconds.get(2)).isGreaterThan(seconds.get(3));
        assertThat(results.cells().get(0).syncs().getFirst().delayedCalls()).isPositive();
        assertThat(results.cells().get(2).syncs().getFirst().delayedCalls()).isZero();
        assertThat(simulated(1)).isEqualTo(results);
    }
}
