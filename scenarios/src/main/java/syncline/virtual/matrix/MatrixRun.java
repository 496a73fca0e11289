package syncline.virtual.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import syncline.lab.LabClock;
import syncline.lab.UserError;
import syncline.report.MatrixFolder;
import syncline.report.MatrixResults;
import syncline.report.RunFolder;
import syncline.report.html.HtmlReport;
import syncline.run.Progress;
import syncline.scenario.Matrix.Cell;
import syncline.scenario.Matrix.Value;
import syncline.scenario.Scenario;
import syncline.virtual.run.VirtualRun;

/**
 * Simulates all combinations of a scenario's matrix, several at once, each on one thread. What comes out is the same on any number of
 * threads. Beside what it leaves for all, each combination has the folder of its own run. It is run once; any other thread may interrupt
 * it.
 */
public final class MatrixRun {
    private final Scenario scenario;
    private final List<CellRun> runs;
    private final VirtualRun.Options options;
    private final Progress progress;
    private final Map<Integer, MatrixResults.Cell> simulated = new ConcurrentHashMap<>();
    private final AtomicBoolean written = new AtomicBoolean();
    private @Nullable RunFolder folder;

    /** What is left of it. */
    public record Done(MatrixResults results, RunFolder folder) {}

    /**
     * @param scenario with a matrix
     * @param cells its combinations
     * @param options as for one run; the threads are for all
     */
    public MatrixRun(Scenario scenario, List<Cell> cells, VirtualRun.Options options, Progress progress) {
        this.scenario = scenario;
        this.runs = IntStream.range(0, cells.size())
                .mapToObj(i -> new CellRun(i + 1, cells.get(i), options))
                .toList();
        this.options = options;
        this.progress = progress;
    }

    /**
     * Simulates them all, and writes results, table and page. One that breaks does not stop the others; when this thread is interrupted,
     * what there is is written.
     *
     * @return empty when another thread interrupted it, and wrote them
     * @throws UserError if something cannot be written
     * @throws RuntimeException with which the first one broke
     */
    public Optional<Done> run() {
        var threads = Executors.newFixedThreadPool(options.threads());
        try {
            var broke = new ArrayList<RuntimeException>();
            for (var one : begin(threads)) {
                end(one).ifPresent(broke::add);
            }
            return broke.isEmpty() ? write() : broken(broke.getFirst());
        } catch (InterruptedException e) {
            var done = write();
            Thread.currentThread().interrupt();
            return done;
        } finally {
            threads.shutdownNow();
        }
    }

    private Optional<Done> broken(RuntimeException broke) {
        if (!simulated.isEmpty()) {
            write();
        }
        throw broke;
    }

    /** Writes what has been simulated until now; empty when all was written already. */
    public Optional<Done> interrupt() {
        return write();
    }

    private List<Future<?>> begin(ExecutorService threads) {
        var begun = new ArrayList<Future<?>>();
        for (var run : runs) {
            begun.add(threads.submit(() -> simulated.put(run.number(), run.run(folder().path(), progress))));
        }
        return begun;
    }

    /** Waits for the end of one; why it broke, if it did. */
    private static Optional<RuntimeException> end(Future<?> one) throws InterruptedException {
        try {
            one.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause() instanceof RuntimeException broke ? broke : new IllegalStateException(e));
        }
    }

    private Optional<Done> write() {
        if (!written.compareAndSet(false, true)) {
            return Optional.empty();
        }
        var own = folder();
        var results = results();
        MatrixFolder.write(results, own);
        HtmlReport.write(results, own.report());
        return Optional.of(new Done(results, own));
    }

    private synchronized RunFolder folder() {
        var own = folder;
        if (own == null) {
            own = RunFolder.create(
                    options.runs(), scenario.name(), LabClock.system().instant());
            folder = own;
        }
        return own;
    }

    private MatrixResults results() {
        return new MatrixResults(
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
                runs.stream().map(this::soFar).toList());
    }

    private MatrixResults.Cell soFar(CellRun run) {
        var done = simulated.get(run.number());
        return done == null ? MatrixResults.Cell.notSimulated(run.values()) : done;
    }
}
