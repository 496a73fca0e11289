package syncline.load.measure;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * The requests of a simulation. Each is kept until the end, in some 60 bytes, because only then is it known when the schedule
 * began. Safe for use by many threads; times are of {@link System#nanoTime()}.
 */
final class Recording {
    private static final double NANOS = 1e9;

    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Queue<OwnSample> samples = new ConcurrentLinkedQueue<>();
    private final long created = System.nanoTime();
    private final long cpuAtStart = OwnSample.cpuNanos();
    private final long gcAtStart = OwnSample.gcMillis();

    void add(Request request) {
        requests.add(request);
    }

    void add(OwnSample sample) {
        samples.add(sample);
    }

    /** What there is so far; time 0 is {@code origin}. */
    record Summary(long origin, double seconds, List<LoadFile.Series> series, LoadFile.Generator generator) {}

    Summary summary() {
        List<Request> all = List.copyOf(requests);
        long origin = origin(all);
        long end = all.stream().mapToLong(Request::answered).max().orElse(origin);
        double seconds = rounded((end - origin) / NANOS);
        var timeline = Timeline.between(origin, end);
        var series = new SeriesSummary(timeline, seconds);
        Map<String, List<Request>> byName =
                all.stream().collect(Collectors.groupingBy(Request::name, TreeMap::new, Collectors.toList()));
        var scheduled = all.stream().filter(Request::scheduled).toList();
        return new Summary(
                origin,
                seconds,
                byName.entrySet().stream()
                        .map(one -> series.of(one.getKey(), one.getValue()))
                        .toList(),
                new GeneratorSummary(timeline, scheduled, List.copyOf(samples))
                        .of(cpuShare(), OwnSample.gcMillis() - gcAtStart));
    }

    /**
     * When the schedule began. Gatling keeps to the schedule but does not say from when on; the request that left least late
     * is taken to have left in time.
     */
    private long origin(List<Request> all) {
        return all.stream()
                .filter(Request::scheduled)
                .mapToLong(Request::latestOrigin)
                .min()
                .orElseGet(() -> all.stream().mapToLong(Request::sent).min().orElse(created));
    }

    private double cpuShare() {
        double available =
                (double) (System.nanoTime() - created) * Runtime.getRuntime().availableProcessors();
        return (OwnSample.cpuNanos() - cpuAtStart) / available;
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
