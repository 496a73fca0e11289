package syncline.report;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A made-up matrix: how long a sync takes at some burst limits and numbers of parallel calls. */
public final class SampleMatrix {
    private static final List<String> BURSTS = List.of("500", "2000", "8000");
    private static final List<String> PARALLEL = List.of("1", "4");

    private SampleMatrix() {}

    /** The same, stopped when so many combinations had been simulated. */
    public static MatrixResults stoppedAfter(int simulated) {
        var all = results();
        var cells = IntStream.range(0, all.cells().size())
                .mapToObj(i -> i < simulated
                        ? all.cells().get(i)
                        : MatrixResults.Cell.notSimulated(all.cells().get(i).values()))
                .toList();
        return new MatrixResults(
                all.schema(), all.scenario(), all.about(), all.seed(), all.commit(), all.command(), all.axes(), cells);
    }

    /** Two settings, each sync slower the fewer calls it has; one combination missed what was expected. */
    public static MatrixResults results() {
        return new MatrixResults(
                MatrixResults.SCHEMA,
                "full-reload-limits",
                "How long does a full sync take?",
                42,
                "35a6f7e1c0de",
                "./syncline simulate full-reload-limits",
                List.of(new MatrixResults.Axis("api.burst", BURSTS), new MatrixResults.Axis("api.parallel", PARALLEL)),
                BURSTS.stream()
                        .flatMap(burst -> PARALLEL.stream().map(parallel -> cell(burst, parallel)))
                        .toList());
    }

    private static MatrixResults.Cell cell(String burst, String parallel) {
        double seconds = 900.0 / Integer.parseInt(parallel) + 200_000.0 / Integer.parseInt(burst);
        boolean slow = seconds > 1200;
        return new MatrixResults.Cell(
                List.of(burst, parallel),
                slow ? Verdict.MISSED : Verdict.PASSED,
                List.of(new MatrixResults.Sync(
                        1, "full", "Completed successfully", seconds, 400_000, 399_000, 12, 1204, slow ? 704 : 0)),
                List.of(),
                Stream.of(new Expectation("sync[1].duration < 20m", false, "21m40s"))
                        .filter(expectation -> slow)
                        .toList());
    }
}
