package syncline.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code load.json}: what a simulation did and measured.
 *
 * @param schema always {@link #SCHEMA}
 * @param name the simulation
 * @param outcome how it ended
 * @param reason one sentence when the sync did not finish, else null
 * @param rate edits per second asked for
 * @param durationSeconds from the first request to the last answer
 * @param sync the sync's record as the admin API gave it last, null when it never did
 * @param series one per name of request
 * @param generator how the generator itself did
 */
record LoadFile(
        String schema,
        String name,
        Outcome outcome,
        @Nullable String reason,
        int rate,
        double durationSeconds,
        @Nullable JsonNode sync,
        List<Series> series,
        Generator generator) {
    static final String NAME = "load.json";
    static final String SCHEMA = "syncline/load/1";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /**
     * The requests of one name.
     *
     * @param response latency from the moment a request was sent
     * @param fromIntended latency from the moment a request was due, null for requests without a schedule
     * @param errors at most {@link Recording#MAX_ERRORS}, most frequent first
     */
    record Series(
            String name,
            long requests,
            long ok,
            long ko,
            double requestsPerSecond,
            Percentiles response,
            @Nullable Percentiles fromIntended,
            List<Failure> errors) {}

    /** A latency; the histogram is one of microseconds, HdrHistogram V2, compressed, in Base64. */
    record Percentiles(double p50Millis, double p95Millis, double p99Millis, double maxMillis, String histogram) {}

    /** A way in which requests failed, and how often. */
    record Failure(String message, long count) {}

    /**
     * How far the figures are the generator's own.
     *
     * @param cpuShare CPU time of this process over wall time and all processors, 0 to 1
     * @param peakHeapMb in MiB
     * @param lagP99Millis how late edits left
     */
    record Generator(double cpuShare, double peakHeapMb, double lagP99Millis, double lagMaxMillis) {}

    /** Written whole or not at all. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path beside = folder.resolve("." + NAME);
        Files.write(beside, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        Files.move(beside, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
