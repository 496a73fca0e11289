package syncline.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import syncline.report.Load;
import syncline.report.LoadInterval;
import syncline.report.LoadSeries;
import syncline.report.Results;
import syncline.report.ThroughputSample;

/** How much was done per second: by the sync, and by the load from outside. */
final class ThroughputCharts {
    private static final List<Colour> COLOURS =
            List.of(Colour.BLUE, Colour.TEAL, Colour.PURPLE, Colour.ORANGE, Colour.INK);

    private ThroughputCharts() {}

    static List<Chart> of(Results results) {
        var charts = new ArrayList<Chart>();
        if (!results.throughput().isEmpty()) {
            charts.add(new TimeChart(
                    "throughput",
                    "Records per second",
                    "What the sync read; between two syncs the line breaks.",
                    Unit.PER_SECOND,
                    List.of(new Line("records read", Colour.BLUE, Stroke.SOLID, Thinned.of(points(results))))));
        }
        IntStream.range(0, results.load().size())
                .filter(i -> !Loads.charted(results.load().get(i)).isEmpty())
                .mapToObj(i -> load(i + 1, results.load().get(i), results))
                .forEach(charts::add);
        return charts;
    }

    private static List<Point> points(Results results) {
        var points = new ArrayList<Point>();
        int sync = 0;
        for (ThroughputSample sample : results.throughput()) {
            if (sync != 0 && sample.sync() != sync) {
                points.add(Point.gap(sample.t()));
            }
            points.add(Point.of(sample.t(), sample.recordsPerSecond()));
            sync = sample.sync();
        }
        return points;
    }

    private static Chart load(int number, Load load, Results results) {
        double start = Loads.start(load, results);
        var lines = new ArrayList<Line>();
        for (LoadSeries series : Loads.charted(load)) {
            lines.add(Line.of(
                    series.name(),
                    COLOURS.get(lines.size() % COLOURS.size()),
                    Stroke.SOLID,
                    series.overTime(),
                    interval -> start + interval.fromSeconds(),
                    interval -> interval.requests() / interval.seconds()));
        }
        Loads.charted(load).stream()
                .filter(series -> series.overTime().stream().anyMatch(interval -> interval.ko() > 0))
                .map(series -> failed(series, start))
                .forEach(lines::add);
        return new TimeChart(
                "requests-" + number,
                "Requests per second, " + load.name(),
                "What the load generator sent, by name of request.",
                Unit.PER_SECOND,
                lines);
    }

    private static Line failed(LoadSeries series, double start) {
        return Line.of(
                series.name() + ", failed",
                Colour.RED,
                Stroke.DASHED,
                series.overTime(),
                (LoadInterval interval) -> start + interval.fromSeconds(),
                interval -> interval.ko() / interval.seconds());
    }
}
