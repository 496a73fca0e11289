package syncline.virtual.run;

import java.util.List;
import java.util.function.ToDoubleFunction;
import syncline.virtual.sync.Cost;

/** The cost that fits measurements best, by least squares; neither part of it is below 0. */
final class Fit {
    private Fit() {}

    /**
     * Something measured.
     *
     * @param records how many there were
     * @param micros what it took
     * @param weight how much it counts, above 0
     */
    record Point(double records, double micros, double weight) {}

    /** @param points at least one; where all have as many records, all is base */
    static Cost of(List<Point> points) {
        double weight = sum(points, Point::weight);
        double records = sum(points, p -> p.weight() * p.records()) / weight;
        double micros = sum(points, p -> p.weight() * p.micros()) / weight;
        double spread = sum(points, p -> p.weight() * Math.pow(p.records() - records, 2));
        double together = sum(points, p -> p.weight() * (p.records() - records) * (p.micros() - micros));
        double slope = spread > 0 ? Math.max(0, together / spread) : 0;
        double base = micros - slope * records;
        return base >= 0 ? new Cost(base, slope) : new Cost(0, throughZero(points));
    }

    private static double throughZero(List<Point> points) {
        return sum(points, p -> p.weight() * p.records() * p.micros())
                / sum(points, p -> p.weight() * p.records() * p.records());
    }

    private static double sum(List<Point> points, ToDoubleFunction<Point> value) {
        return points.stream().mapToDouble(value).sum();
    }
}
