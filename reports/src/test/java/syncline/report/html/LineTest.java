package syncline.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineTest {
    private static List<Point> points(List<Double> values) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> Point.of(i, values.get(i)))
                .toList();
    }

    @Property(tries = 50)
    void aLongLineKeepsItsHighestAndLowestPointAndItsOrder(
            @ForAll @Size(min = 1000, max = 8000) List<@DoubleRange(min = 0, max = 1e6) Double> values) {
        var points = points(values);
        var byHeight = Comparator.comparing((Point point) -> Objects.requireNonNull(point.y()));
        var thinned = Thinned.of(points);
        assertThat(thinned)
                .hasSizeLessThanOrEqualTo(Thinned.MOST + 2)
                .isSortedAccordingTo(Comparator.comparingDouble(Point::x))
                .contains(
                        points.stream().min(byHeight).orElseThrow(),
                        points.stream().max(byHeight).orElseThrow());
    }

    @Test
    void aShortLineStaysAsItIs() {
        var points = points(List.of(3.0, 1.0, 2.0));
        assertThat(Thinned.of(points)).isSameAs(points);
    }

    @Test
    void aLineBreaksWhereNothingWasMeasured() {
        var points = List.of(Point.of(1, 5), Point.of(2, 5), Point.of(3, 5), Point.of(60, 5), Point.of(61, 5));
        assertThat(Line.broken(points)).hasSize(6).element(3).isEqualTo(Point.gap(60));
    }

    @Test
    void aLineOfEvenDistancesDoesNotBreak() {
        var points = points(List.of(1.0, 2.0, 3.0, 4.0));
        assertThat(Line.broken(points)).isEqualTo(points);
        assertThat(Line.broken(List.of())).isEmpty();
        assertThat(Line.broken(points.subList(0, 1))).hasSize(1);
    }

    @Test
    void aPointHasAsManyDigitsAsAnEyeTellsApart() {
        assertThat(Point.of(12.3456789, 98_765.4321)).isEqualTo(new Point(12.3457, 98_770.0));
    }
}
