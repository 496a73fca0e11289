package syncline.virtual.matrix;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import syncline.report.MatrixResults;
import syncline.report.Results;
import syncline.report.SyncResult;
import syncline.run.Progress;
import syncline.scenario.Matrix.Cell;
import syncline.virtual.run.VirtualRun;

/**
 * The run of one combination, on one thread.
 *
 * @param number from 1, in the order of the matrix
 * @param options of the whole matrix
 */
record CellRun(int number, Cell cell, VirtualRun.Options options) {
    /**
     * Simulates it, into a folder of its own.
     *
     * @param matrix the folder of them all
     */
    MatrixResults.Cell run(Path matrix, Progress progress) {
        var line = progress.begins(number, settings(), 0);
        Path own = matrix.resolve("cells").resolve("%03d".formatted(number));
        var run = new VirtualRun(
                cell.scenario(),
                new VirtualRun.Options(own, options.commit(), command(), options.start(), 1, options.calibration()),
                Progress.SILENT);
        var results = run.run().orElseThrow().results();
        line.ends(words(results));
        return told(results);
    }

    /** One of each setting. */
    List<String> values() {
        return List.copyOf(cell.values().values());
    }

    private String settings() {
        return cell.values().entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The combination alone: a matrix that is set to nothing is none. */
    private String command() {
        return cell.values().entrySet().stream()
                .map(value -> " --set '%s=%s'".formatted(value.getKey(), value.getValue()))
                .collect(Collectors.joining("", options.command() + " --set 'matrix={}'", ""));
    }

    private static String words(Results results) {
        return results.syncs().isEmpty()
                ? "no sync"
                : "last sync took %.0f s".formatted(results.syncs().getLast().durationSeconds());
    }

    private MatrixResults.Cell told(Results results) {
        return new MatrixResults.Cell(
                values(),
                results.verdict(),
                results.syncs().stream().map(CellRun::sync).toList(),
                results.remarks(),
                results.expectations().stream()
                        .filter(expectation -> !expectation.met())
                        .toList());
    }

    private static MatrixResults.Sync sync(SyncResult sync) {
        return new MatrixResults.Sync(
                sync.number(),
                sync.type(),
                sync.message(),
                sync.durationSeconds(),
                sync.read(),
                sync.written(),
                sync.failed(),
                Objects.requireNonNullElse(sync.apiCalls(), 0L),
                Objects.requireNonNullElse(sync.delayedCalls(), 0L));
    }
}
