package syncline.load.measure;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * Sums up how the generator itself did.
 *
 * @param scheduled the requests that had a schedule
 * @param samples of the machine, in order
 */
record GeneratorSummary(Timeline timeline, List<Request> scheduled, List<OwnSample> samples) {

    LoadFile.Generator of(double cpuShare, long gcMillis) {
        var lag = lag(scheduled);
        return new LoadFile.Generator(
                Recording.rounded(cpuShare),
                Recording.rounded(OwnSample.peakHeapMb()),
                gcMillis,
                Micros.millis(lag, 99),
                lag.getMaxValue() / 1000.0,
                bottleneck().sentence().orElse(null),
                overTime());
    }

    private Bottleneck bottleneck() {
        long warm = timeline.origin() + Bottleneck.WARM_UP.toNanos();
        var measured =
                scheduled.stream().filter(request -> due(request) >= warm).toList();
        var taken = samples.stream().filter(sample -> sample.at() >= warm).toList();
        return new Bottleneck(
                Micros.millis(lag(measured), 99),
                Micros.millis(Micros.of(measured, request -> request.answered() - due(request)), 99),
                mean(taken, OwnSample::own),
                mean(taken, OwnSample::others));
    }

    private List<LoadFile.OwnInterval> overTime() {
        var due = timeline.cut(scheduled, this::due);
        return timeline.cut(samples, OwnSample::at).entrySet().stream()
                .map(interval -> new LoadFile.OwnInterval(
                        interval.getKey(),
                        Recording.rounded(mean(interval.getValue(), OwnSample::own)),
                        Micros.millis(lag(due.getOrDefault(interval.getKey(), List.of())), 99)))
                .toList();
    }

    private Histogram lag(List<Request> requests) {
        return Micros.of(requests, request -> request.sent() - due(request));
    }

    private long due(Request request) {
        return request.due(timeline.origin());
    }

    private static double mean(Collection<OwnSample> samples, ToDoubleFunction<OwnSample> share) {
        return samples.stream().mapToDouble(share).average().orElse(0);
    }
}
