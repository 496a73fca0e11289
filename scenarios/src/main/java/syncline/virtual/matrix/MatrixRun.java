package syncline.virtual.matrix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import syncline.lab.LabClock;
import syncline.lab.UserError;
import syncline.report.MatrixFolder;
import syncline.report.MatrixResults;
import syncline.report.Results;
import syncline.report.RunFolder;
import syncline.report.SyncResult;
import syncline.report.html.HtmlReport;
import syncline.run.Progress;
import syncline.scenario.Matrix.Cell;
import syncline.scenario.Matrix.Value;
import syncline.scenario.Scenario;
import syncline.virtual.run.VirtualRun;

/**
 * Simulates all combinations of a scenario's matrix, several at once, each on one thread. What comes out is the same on any number of
 * threads. Beside what it leaves for all, each combination has the folder of its own run.
 */
public final class MatrixRun {
    private final Scenario scenario;
    private final List<Cell> cells;
    private final VirtualRun.Options options;
    private final Progress progress;

    /** What is left of it. */
    public record Done(MatrixResults results, RunFolder folder) {}

    /**
     * @param scenario with a matrix
     * @param cells its combinations
     * @param options as for one run; the threads are for all
     */
    public MatrixRun(Scenario scenario, List<Cell> cells, VirtualRun.Options options, Progress progress) {
        this.scenario = scenario;
        this.cells = List.copyOf(cells);
        this.options = options;
        this.progress = progress;
    }

    /**
     * Simulates them all, and writes results, table and page.
     *
     * @throws UserError if something cannot be written
     */
    public Done run() {
        var folder = RunFolder.create(
                options.runs(), scenario.name(), LabClock.system().instant());
        var results = new MatrixResults(
                MatrixResults.SCHEMA,
                scenario.name(),
                scenario.about(),
                scenario.seed(),
                options.commit(),
                options.command(),
                scenario.matrix().entrySet().stream()
                        .map(axis -> new MatrixResults.Axis(
                                axis.getKey(),
                                axis.getValue().stream().map(Value::text).toList()))
                        .toList(),
                simulated(folder));
        MatrixFolder.write(results, folder);
        HtmlReport.write(results, folder.report());
        return new Done(results, folder);
    }

    private List<MatrixResults.Cell> simulated(RunFolder folder) {
        var threads = Executors.newFixedThreadPool(options.threads());
        try {
            var work = new ArrayList<Callable<MatrixResults.Cell>>();
            for (var cell : cells) {
                int number = work.size() + 1;
                work.add(() -> simulated(number, cell, folder));
            }
            var done = new ArrayList<MatrixResults.Cell>();
            for (var one : threads.invokeAll(work)) {
                done.add(one.get());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("Interrupted: not all combinations were simulated.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException broke ? broke : new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private MatrixResults.Cell simulated(int number, Cell cell, RunFolder folder) {
        var line = progress.begins(number, settings(cell), 0);
        Path own = folder.path().resolve("cells").resolve("%03d".formatted(number));
        var run = new VirtualRun(
                cell.scenario(),
                new VirtualRun.Options(own, options.commit(), command(cell), options.start(), 1, options.calibration()),
                Progress.SILENT);
        var results = run.run().orElseThrow().results();
        line.ends(words(results));
        return cell(cell, results);
    }

    private static String settings(Cell cell) {
        return cell.values().entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The combination alone: a matrix that is set to nothing is none. */
    private String command(Cell cell) {
        return cell.values().entrySet().stream()
                .map(value -> " --set '%s=%s'".formatted(value.getKey(), value.getValue()))
                .collect(Collectors.joining("", options.command() + " --set 'matrix={}'", ""));
    }

    private static String words(Results results) {
        return results.syncs().isEmpty()
                ? "no sync"
                : "last sync took %.0f s".formatted(results.syncs().getLast().durationSeconds());
    }

    private static MatrixResults.Cell cell(Cell cell, Results results) {
        return new MatrixResults.Cell(
                List.copyOf(cell.values().values()),
                results.verdict(),
                results.syncs().stream().map(MatrixRun::sync).toList(),
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
