package syncline.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import syncline.report.CallLatency;
import syncline.report.LatencySample;
import syncline.report.Load;
import syncline.report.LoadInterval;
import syncline.report.LoadSeries;
import syncline.report.Percentiles;
import syncline.report.Results;
import syncline.report.html.PercentileChart.Distribution;

/** How long calls took, over time and by percentile: the sync's calls of the CRM, and the requests of the load. */
final class LatencyCharts {
    private LatencyCharts() {}

    static List<Chart> of(Results results) {
        var charts = new ArrayList<Chart>();
        CallLatency crm = results.latency();
        if (crm != null && crm.count() > 0) {
            charts.addAll(crm(crm));
        }
        for (int i = 0; i < results.load().size(); i++) {
            Load load = results.load().get(i);
            double start = Loads.start(load, results);
            int number = 1;
            for (LoadSeries series : Loads.charted(load)) {
                charts.addAll(load("load-" + (i + 1) + "-" + number++, start, series));
            }
        }
        return charts;
    }

    private static List<Chart> crm(CallLatency crm) {
        var samples = crm.samples().stream().filter(s -> s.count() > 0).toList();
        var distribution = new PercentileChart(
                "distribution",
                "CRM calls by percentile",
                Format.count(crm.count(), "call") + "; read it as: so many percent took at most so long.",
                List.of(new Distribution("CRM calls", Colour.BLUE, Stroke.SOLID, crm.micros())));
        if (samples.isEmpty()) {
            return List.of(distribution);
        }
        var time = new TimeChart(
                "latency",
                "CRM calls over time",
                "How long the CRM took to answer the sync, per second of the run.",
                Unit.LATENCY,
                List.of(
                        line("median", Colour.BLUE, Stroke.SOLID, samples, LatencySample::p50Millis),
                        line("p90", Colour.TEAL, Stroke.DASHED, samples, LatencySample::p90Millis),
                        line("p99", Colour.ORANGE, Stroke.SOLID, samples, LatencySample::p99Millis),
                        line("longest", Colour.GREY, Stroke.DOTTED, samples, LatencySample::maxMillis)));
        return List.of(time, distribution);
    }

    private static Line line(
            String name,
            Colour colour,
            Stroke stroke,
            List<LatencySample> samples,
            ToDoubleFunction<LatencySample> millis) {
        return Line.of(name, colour, stroke, samples, LatencySample::t, millis);
    }

    private static List<Chart> load(String id, double start, LoadSeries series) {
        var lines = new ArrayList<Line>();
        // Mostly the two agree; what is sent is drawn above what is due, which then shows where they part
        lines.addAll(lines("since due", Colour.ORANGE, start, series.overTime(), LoadInterval::fromIntendedMicros));
        lines.addAll(lines("since sent", Colour.BLUE, start, series.overTime(), LoadInterval::responseMicros));
        var charts = new ArrayList<Chart>();
        if (!lines.isEmpty()) {
            charts.add(new TimeChart(
                    id + "-time",
                    series.name() + " over time",
                    "Since a request was due also counts the time it waited to be sent.",
                    Unit.LATENCY,
                    lines));
        }
        var distributions = new ArrayList<Distribution>();
        distribution("since sent", Colour.BLUE, Stroke.DASHED, series.response())
                .ifPresent(distributions::add);
        distribution("since due", Colour.ORANGE, Stroke.SOLID, series.fromIntended())
                .ifPresent(distributions::add);
        if (!distributions.isEmpty()) {
            charts.add(new PercentileChart(
                    id + "-percentiles",
                    series.name() + " by percentile",
                    Format.count(series.requests(), "request") + ".",
                    distributions));
        }
        return charts;
    }

    /** The median and the 99th percentile of each interval that has an answer. */
    private static List<Line> lines(
            String since,
            Colour colour,
            double start,
            List<LoadInterval> intervals,
            Function<LoadInterval, Optional<Histogram>> latency) {
        var medians = new ArrayList<Point>();
        var slowest = new ArrayList<Point>();
        for (LoadInterval interval : intervals) {
            latency.apply(interval).ifPresent(micros -> {
                double t = start + interval.fromSeconds() + interval.seconds();
                medians.add(Point.of(t, micros.getValueAtPercentile(50) / 1000.0));
                slowest.add(Point.of(t, micros.getValueAtPercentile(99) / 1000.0));
            });
        }
        return medians.isEmpty()
                ? List.of()
                : List.of(
                        new Line("median " + since, colour, Stroke.DASHED, Thinned.of(Line.broken(medians))),
                        new Line("p99 " + since, colour, Stroke.SOLID, Thinned.of(Line.broken(slowest))));
    }

    private static Optional<Distribution> distribution(
            String name, Colour colour, Stroke stroke, @Nullable Percentiles percentiles) {
        return Optional.ofNullable(percentiles)
                .flatMap(Percentiles::micros)
                .map(micros -> new Distribution(name, colour, stroke, micros));
    }
}
