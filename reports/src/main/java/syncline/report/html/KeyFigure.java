package syncline.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import syncline.report.CallLatency;
import syncline.report.Clicks;
import syncline.report.Consistency;
import syncline.report.Driver;
import syncline.report.HeapSample;
import syncline.report.LoadSeries;
import syncline.report.Percentiles;
import syncline.report.Results;
import syncline.report.SyncResult;

/**
 * A figure worth a large type.
 *
 * @param bad whether the note tells of something that should not be
 */
public record KeyFigure(String label, String value, String note, boolean bad) {
    static List<KeyFigure> of(Results results) {
        var figures = new ArrayList<KeyFigure>();
        figures.add(wallTime(results));
        if (!results.syncs().isEmpty()) {
            figures.addAll(syncs(results.syncs()));
        }
        Stream.of(crm(results), load(results)).flatMap(Optional::stream).forEach(figures::add);
        Clicks clicks = results.clicks();
        if (clicks != null) {
            figures.addAll(clicks(clicks));
        }
        Stream.of(consistency(results), heap(results)).flatMap(Optional::stream).forEach(figures::add);
        return figures;
    }

    private static KeyFigure wallTime(Results results) {
        return new KeyFigure(
                results.run().driver() == Driver.VIRTUAL ? "Virtual time" : "Wall time",
                Format.seconds(results.run().wallSeconds()),
                Format.count(results.steps().size(), "step") + ", "
                        + Format.count(results.syncs().size(), "sync"),
                false);
    }

    private static List<KeyFigure> syncs(List<SyncResult> syncs) {
        long read = syncs.stream().mapToLong(SyncResult::read).sum();
        long failed = syncs.stream().mapToLong(SyncResult::failed).sum();
        var largest =
                syncs.stream().max(Comparator.comparingLong(SyncResult::read)).orElseThrow();
        return List.of(
                new KeyFigure("Records read", Format.count(read), Format.count(failed) + " failed", failed > 0),
                new KeyFigure(
                        "Records per second",
                        Format.rate(largest.recordsPerSecond()),
                        "sync " + largest.number() + ", " + largest.type(),
                        false));
    }

    private static Optional<KeyFigure> crm(Results results) {
        CallLatency latency = results.latency();
        return Optional.ofNullable(latency)
                .map(crm -> new KeyFigure(
                        "CRM call, p99",
                        Format.millis(crm.p99Millis()),
                        "median " + Format.millis(crm.p50Millis()) + ", " + Format.count(crm.count(), "call"),
                        false));
    }

    /** Of the name that most requests of the load had, from when they were due if that is known. */
    private static Optional<KeyFigure> load(Results results) {
        return results.load().stream()
                .flatMap(load -> load.series().stream())
                .max(Comparator.comparingLong(LoadSeries::requests))
                .flatMap(KeyFigure::load);
    }

    private static Optional<KeyFigure> load(LoadSeries series) {
        Percentiles due = series.fromIntended();
        String since = due == null ? ", since sent" : ", since due";
        return Optional.ofNullable(due == null ? series.response() : due)
                .map(latency -> new KeyFigure(
                        "Request, p99", Format.millis(latency.p99Millis()), series.name() + since, false));
    }

    private static List<KeyFigure> clicks(Clicks clicks) {
        boolean wrong = clicks.lost() + clicks.doubled() + clicks.miscounted() > 0;
        Double drain = clicks.drainSeconds();
        return List.of(
                new KeyFigure(
                        "Clicks",
                        Format.count(clicks.acknowledged()),
                        Format.count(clicks.lost()) + " lost, " + Format.count(clicks.doubled()) + " doubled",
                        wrong),
                new KeyFigure(
                        "Backlog drained in",
                        drain == null ? "–" : Format.seconds(drain),
                        Format.count(clicks.waiting()) + " waiting at the end",
                        clicks.waiting() > 0));
    }

    private static Optional<KeyFigure> consistency(Results results) {
        Consistency consistency = results.consistency();
        return Optional.ofNullable(consistency)
                .map(found -> new KeyFigure(
                        "Records differing",
                        Format.count(found.differing()),
                        "of " + Format.count(found.compared()) + " compared",
                        found.differing() > 0));
    }

    private static Optional<KeyFigure> heap(Results results) {
        return results.heap().stream()
                .map(HeapSample::usedMb)
                .max(Comparator.naturalOrder())
                .map(peak -> new KeyFigure(
                        "Peak heap",
                        Format.mebibytes(peak),
                        "of " + Format.mebibytes((double) results.environment().maxHeapMb()),
                        false));
    }
}
