package syncline.report.html;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Latencies by percentile: how slow the slowest in a hundred, thousand, ten thousand are. */
@JsonIgnoreProperties("distributions")
public record PercentileChart(String id, String title, String caption, List<Distribution> distributions)
        implements Chart {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 100};
    private static final int TICKS_PER_HALF = 5;

    /**
     * One latency.
     *
     * @param micros not empty
     */
    public record Distribution(String name, Colour colour, Stroke stroke, Histogram micros) {
        /** Each x is 1 / (1 - share), so that every nine of a share takes the same room. */
        Line line() {
            var points = new ArrayList<Point>();
            for (var value : micros.percentiles(TICKS_PER_HALF)) {
                double above = 1 - value.getPercentileLevelIteratedTo() / 100;
                if (above > 0) {
                    points.add(Point.of(1 / above, value.getValueIteratedTo() / 1000.0));
                }
            }
            return new Line(name, colour, stroke, points);
        }

        List<String> row() {
            return Stream.concat(
                            Stream.of(name),
                            DoubleStream.of(PERCENTILES)
                                    .mapToObj(p -> Format.millis(micros.getValueAtPercentile(p) / 1000.0)))
                    .toList();
        }
    }

    /** What the script draws. */
    @JsonProperty
    public List<Line> lines() {
        return distributions.stream().map(Distribution::line).toList();
    }

    @Override
    public List<Line> legend() {
        return distributions.size() > 1 ? lines() : List.of();
    }

    @Override
    public Table table() {
        return new Table(
                List.of("Latency", "Median", "90 %", "99 %", "99.9 %", "99.99 %", "Longest"),
                distributions.stream().map(Distribution::row).toList());
    }
}
