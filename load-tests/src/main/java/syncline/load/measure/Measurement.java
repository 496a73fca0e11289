package syncline.load.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What one simulation measures, from its beginning to {@code load.json}, which is written also when the simulation is
 * interrupted. Safe for use by many threads.
 */
public final class Measurement {
    private static final long SECOND = 1_000;

    private final String name;
    private final Path folder;
    private final Map<String, String> parameters;
    private final Recording recording = new Recording();
    private final LiveLines lines;
    private final Map<String, LongAdder> labels = new ConcurrentHashMap<>();
    private final AtomicBoolean written = new AtomicBoolean();
    private final Timer everySecond = new Timer("every second", true);
    private final long created = System.nanoTime();
    private final long createdMillis;

    private volatile Outcome outcome = Outcome.INTERRUPTED;
    private volatile @Nullable String reason = "The simulation was stopped before its end.";
    private volatile @Nullable JsonNode sync;

    /**
     * @param name the simulation
     * @param folder for {@code load.json}
     * @param parameters what the simulation was told
     * @param clock tells when it began
     * @param watched gets a line each second
     */
    public Measurement(
            String name, Path folder, Map<String, String> parameters, InstantSource clock, PrintStream watched) {
        this.name = name;
        this.folder = folder;
        this.parameters = parameters;
        this.createdMillis = clock.millis();
        this.lines = new LiveLines(watched);
    }

    /** Takes away what an earlier simulation left, and begins to look at this process and to print a line each second. */
    public void begin() {
        try {
            Files.deleteIfExists(folder.resolve(LoadFile.NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::write, "write load.json"));
        var sampler = new OwnSample.Sampler();
        var look = new TimerTask() {
            @Override
            public void run() {
                var sample = sampler.next();
                recording.add(sample);
                lines.print((sample.at() - created) / 1e9);
            }
        };
        everySecond.scheduleAtFixedRate(look, SECOND, SECOND);
    }

    public void add(Request request) {
        recording.add(request);
        lines.add(request);
    }

    /** Counts one request of a kind. */
    public void label(String kind) {
        labels.computeIfAbsent(kind, k -> new LongAdder()).increment();
    }

    /** What the admin API last said of the sync that goes along with the load. */
    public void sync(JsonNode record) {
        sync = record;
    }

    public void finished() {
        outcome = Outcome.FINISHED;
        reason = null;
    }

    /**
     * It did not run to its end.
     *
     * @param why one sentence
     */
    public void failed(Outcome how, String why) {
        outcome = how;
        reason = why;
    }

    /** Writes the file, the first time it is asked to. */
    public void write() {
        if (!written.compareAndSet(false, true)) {
            return;
        }
        everySecond.cancel();
        try {
            file().write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LoadFile file() {
        var summary = recording.summary();
        var counts = new TreeMap<String, Long>();
        labels.forEach((kind, count) -> counts.put(kind, count.sum()));
        return new LoadFile(
                LoadFile.SCHEMA,
                name,
                outcome,
                reason,
                parameters,
                createdMillis + TimeUnit.NANOSECONDS.toMillis(summary.origin() - created),
                summary.seconds(),
                sync,
                summary.series(),
                summary.generator(),
                counts.isEmpty() ? null : counts);
    }
}
