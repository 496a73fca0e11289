package syncline.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation measured. Every request is kept until the end, which at 1000 edits per second for an hour is some 200 MB:
 * only then is it known when the schedule began. Safe for use by many threads; times are of {@link System#nanoTime()}.
 */
final class Recording {
    static final int MAX_ERRORS = 10;

    private static final double NANOS = 1e9;

    /**
     * One request.
     *
     * @param turn its place in the schedule, from 0, or -1 when it has none
     * @param error null when it was answered as it should be
     */
    record Request(
            String name,
            int turn,
            long sent,
            long answered,
            @Nullable String error) {}

    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final long started = System.nanoTime();
    private final long cpuAtStart = cpuTime();

    void add(Request request) {
        requests.add(request);
    }

    /** Sums up what there is so far. */
    LoadFile summary(String name, int rate, Outcome outcome, @Nullable String reason, @Nullable JsonNode sync) {
        List<Request> all = List.copyOf(requests);
        double intervalNanos = NANOS / rate;
        long origin = origin(all, intervalNanos);
        ToLongFunction<Request> due = request -> origin + Math.round(request.turn() * intervalNanos);
        double seconds = seconds(all);
        Map<String, List<Request>> byName = all.stream().collect(Collectors.groupingBy(Request::name));
        return new LoadFile(
                LoadFile.SCHEMA,
                name,
                outcome,
                reason,
                rate,
                seconds,
                sync,
                byName.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> series(entry.getKey(), entry.getValue(), seconds, due))
                        .toList(),
                generator(all, due));
    }

    /**
     * When the schedule began. Gatling spaces requests evenly but does not say from when; the one that left least late, against
     * an even schedule, is taken to have been in time.
     */
    private static long origin(List<Request> all, double intervalNanos) {
        return all.stream()
                .filter(request -> request.turn() >= 0)
                .mapToLong(request -> request.sent() - Math.round(request.turn() * intervalNanos))
                .min()
                .orElse(0);
    }

    private static double seconds(List<Request> all) {
        long first = all.stream().mapToLong(Request::sent).min().orElse(0);
        long last = all.stream().mapToLong(Request::answered).max().orElse(0);
        return rounded((last - first) / NANOS);
    }

    private static LoadFile.Series series(
            String name, List<Request> requests, double seconds, ToLongFunction<Request> due) {
        long ok = requests.stream().filter(request -> request.error() == null).count();
        boolean scheduled = requests.stream().allMatch(request -> request.turn() >= 0);
        return new LoadFile.Series(
                name,
                requests.size(),
                ok,
                requests.size() - ok,
                seconds > 0 ? rounded(requests.size() / seconds) : 0,
                percentiles(histogram(requests, request -> request.answered() - request.sent())),
                scheduled
                        ? percentiles(histogram(requests, request -> request.answered() - due.applyAsLong(request)))
                        : null,
                errors(requests));
    }

    private static List<LoadFile.Failure> errors(List<Request> requests) {
        return requests.stream()
                .map(Request::error)
                .filter(error -> error != null)
                .collect(Collectors.groupingBy(String::valueOf, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_ERRORS)
                .map(entry -> new LoadFile.Failure(entry.getKey(), entry.getValue()))
                .toList();
    }

    private LoadFile.Generator generator(List<Request> all, ToLongFunction<Request> due) {
        var lag = histogram(
                all.stream().filter(request -> request.turn() >= 0).toList(),
                request -> request.sent() - due.applyAsLong(request));
        double available =
                (double) (System.nanoTime() - started) * Runtime.getRuntime().availableProcessors();
        long peakHeap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return new LoadFile.Generator(
                rounded((cpuTime() - cpuAtStart) / available),
                rounded(peakHeap / (double) (1 << 20)),
                millis(lag, 99),
                lag.getMaxValue() / 1000.0);
    }

    private static Histogram histogram(List<Request> requests, ToLongFunction<Request> nanos) {
        var micros = new Histogram(3);
        requests.forEach(request -> micros.recordValue(Math.max(0, nanos.applyAsLong(request) / 1000)));
        return micros;
    }

    private static LoadFile.Percentiles percentiles(Histogram micros) {
        var bytes = ByteBuffer.allocate(micros.getNeededByteBufferCapacity());
        int length = micros.encodeIntoCompressedByteBuffer(bytes);
        return new LoadFile.Percentiles(
                millis(micros, 50),
                millis(micros, 95),
                millis(micros, 99),
                micros.getMaxValue() / 1000.0,
                Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length)));
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static long cpuTime() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
                ? os.getProcessCpuTime()
                : 0;
    }
}
