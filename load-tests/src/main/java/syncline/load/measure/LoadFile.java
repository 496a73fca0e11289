package syncline.load.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code load.json}: what a simulation did and measured. Time 0 is when the schedule began, or the first request
 * where none had a schedule.
 *
 * @param schema always {@link #SCHEMA}
 * @param name the simulation
 * @param outcome how it ended
 * @param reason one sentence when it did not finish, else null
 * @param parameters what it was told, by name
 * @param startedAtMillis time 0, in milliseconds since 1970
 * @param durationSeconds from time 0 to the last answer
 * @param sync the last sync's record as the admin API gave it last, null when it never did
 * @param series one per name of request
 * @param generator how the generator itself did
 * @param labels how many requests were of which kind, null where kinds are not told apart
 */
public record LoadFile(
        String schema,
        String name,
        Outcome outcome,
        @Nullable String reason,
        Map<String, String> parameters,
        long startedAtMillis,
        double durationSeconds,
        @Nullable JsonNode sync,
        List<Series> series,
        Generator generator,
        @Nullable Map<String, Long> labels) {
    public static final String NAME = "load.json";
    public static final String SCHEMA = "syncline/load/2";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * The requests of one name.
     *
     * @param response latency from the moment a request was sent
     * @param fromIntended latency from the moment a request was due, null for requests without a schedule
     * @param errors most frequent first, at most {@link SeriesSummary#MAX_ERRORS}
     * @param overTime by when requests were due, or sent where they had no schedule; intervals without requests are left out
     */
    public record Series(
            String name,
            long requests,
            long ok,
            long ko,
            double requestsPerSecond,
            Latency response,
            @Nullable Latency fromIntended,
            List<Failure> errors,
            List<Interval> overTime) {}

    /** A latency; the histogram is one of microseconds, HdrHistogram V2, compressed, in Base64. */
    public record Latency(double p50Millis, double p95Millis, double p99Millis, double maxMillis, String histogram) {}

    /** A way in which requests failed, and how often. */
    public record Failure(String message, long count) {}

    /** The requests of a stretch of time; histograms as in {@link Latency}. */
    public record Interval(
            int fromSeconds,
            int seconds,
            long requests,
            long ko,
            String response,
            @Nullable String fromIntended) {}

    /**
     * How far the figures are the generator's own.
     *
     * @param cpuShare CPU time of this process over wall time and all processors, 0 to 1
     * @param peakHeapMb in MiB
     * @param gcMillis spent collecting garbage
     * @param lagP99Millis how late requests left, of those that had a schedule
     * @param bottleneck a sentence when the figures say more of the generator than of the system, else null
     */
    public record Generator(
            double cpuShare,
            double peakHeapMb,
            long gcMillis,
            double lagP99Millis,
            double lagMaxMillis,
            @Nullable String bottleneck,
            List<OwnInterval> overTime) {}

    /** The generator during a stretch of time. */
    public record OwnInterval(int fromSeconds, double cpuShare, double lagP99Millis) {}

    /** Written whole or not at all. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path beside = folder.resolve("." + NAME);
        Files.write(beside, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        Files.move(beside, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
