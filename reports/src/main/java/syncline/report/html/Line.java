package syncline.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One line of a chart.
 *
 * @param points in order of x
 */
public record Line(String name, Colour colour, Stroke stroke, List<Point> points) {
    private static final double PAUSE = 4;

    /** One of samples, thinned; it breaks where there are none. */
    static <T> Line of(
            String name, Colour colour, Stroke stroke, List<T> samples, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
        var points = samples.stream()
                .map(sample -> Point.of(x.applyAsDouble(sample), y.applyAsDouble(sample)))
                .toList();
        return new Line(name, colour, stroke, Thinned.of(broken(points)));
    }

    /** A line that breaks where nothing was measured for much longer than usual. */
    static List<Point> broken(List<Point> points) {
        double[] distances = IntStream.range(1, points.size())
                .mapToDouble(i -> points.get(i).x() - points.get(i - 1).x())
                .sorted()
                .toArray();
        double usual = distances.length == 0 ? 0 : distances[distances.length / 2];
        var broken = new ArrayList<Point>();
        for (Point point : points) {
            if (!broken.isEmpty() && point.x() - broken.getLast().x() > PAUSE * usual) {
                broken.add(Point.gap(point.x()));
            }
            broken.add(point);
        }
        return broken;
    }
}
