package syncline.virtual.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.Rule;
import syncline.lab.UserError;
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

    private static final List<Verdict> TWO_OF_FOUR =
            List.of(Verdict.PASSED, Verdict.PASSED, Verdict.INTERRUPTED, Verdict.INTERRUPTED);

    @TempDir
    Path runs;

    private MatrixRun matrix(int threads, Progress progress) {
        return new MatrixRun(
                ScenarioLoader.load(FILE, SMALL),
                ScenarioLoader.cells(FILE, SMALL),
                new VirtualRun.Options(runs, "c0de", "./syncline simulate", VirtualRun.START, threads),
                progress);
    }

    /** Does something when the third combination begins. */
    private static Progress atTheThird(Runnable deed) {
        return (number, what, expected) -> {
            if (number == 3) {
                deed.run();
            }
            return Progress.UNSEEN;
        };
    }

    private static List<Verdict> verdicts(MatrixRun.Done done) {
        return done.results().cells().stream().map(MatrixResults.Cell::verdict).toList();
    }

    private MatrixResults simulated(int threads) {
        var done = matrix(threads, Progress.SILENT).run().orElseThrow();
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

    @Test
    void interruptedItLeavesWhatHasBeenSimulatedAndNothingIsAddedLater() throws IOException {
        var matrices = new ArrayList<MatrixRun>();
        var left = new ArrayList<Optional<MatrixRun.Done>>();
        var matrix = matrix(1, atTheThird(() -> left.add(matrices.getFirst().interrupt())));
        matrices.add(matrix);
        assertThat(matrix.run()).isEmpty();
        var done = left.getFirst().orElseThrow();
        assertThat(verdicts(done)).containsExactlyElementsOf(TWO_OF_FOUR);
        assertThat(Files.readAllLines(done.folder().path().resolve("matrix.csv")))
                .hasSize(5)
                .filteredOn(line -> line.endsWith("not simulated"))
                .hasSize(2);
        assertThat(matrix.interrupt()).isEmpty();
    }

    @Test
    void interruptedThroughItsThreadItLeavesTheSame() {
        var caller = Thread.currentThread();
        var never = new CountDownLatch(1);
        var done = matrix(1, atTheThird(() -> {
                    caller.interrupt();
                    assertThatThrownBy(never::await).isInstanceOf(InterruptedException.class);
                    throw new IllegalStateException("Not to be simulated");
                }))
                .run()
                .orElseThrow();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(verdicts(done)).containsExactlyElementsOf(TWO_OF_FOUR);
    }

    @Test
    void oneThatBreaksDoesNotTakeTheOthersWithIt() throws IOException {
        var matrix = matrix(1, atTheThird(() -> {
            throw new UserError("No space is left.");
        }));
        assertThatThrownBy(matrix::run).isInstanceOf(UserError.class).hasMessage("No space is left.");
        try (var folders = Files.newDirectoryStream(runs)) {
            assertThat(folders.iterator().next().resolve("matrix.csv"))
                    .content()
                    .contains("5,1,1,full", "5,4,1,full", "2000,1,,,,,,,,,not simulated", "2000,4,1,full");
        }
    }
}
