package syncline.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Long lines made short. No peak and no trough is lost: of each stretch, the lowest and the highest point stay. */
final class Thinned {
    /** More than a line on a page can show. */
    static final int MOST = 1200;

    private Thinned() {}

    static List<Point> of(List<Point> points) {
        if (points.size() <= MOST) {
            return points;
        }
        int stretch = Math.ceilDiv(points.size(), MOST / 2);
        var kept = new ArrayList<Point>();
        for (int from = 0; from < points.size(); from += stretch) {
            kept.addAll(extremes(points.subList(from, Math.min(points.size(), from + stretch))));
        }
        return kept;
    }

    private static List<Point> extremes(List<Point> points) {
        var order = Comparator.comparing((Point point) -> Objects.requireNonNullElse(point.y(), 0.0));
        var both = new LinkedHashSet<Point>();
        both.add(points.stream().min(order).orElseThrow());
        both.add(points.stream().max(order).orElseThrow());
        return Stream.concat(
                        both.stream(),
                        points.stream().filter(point -> point.y() == null).limit(1))
                .distinct()
                .sorted(Comparator.comparingDouble(Point::x))
                .toList();
    }
}
