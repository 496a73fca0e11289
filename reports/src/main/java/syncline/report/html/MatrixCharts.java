package syncline.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import syncline.report.MatrixResults;

/**
 * How long the last sync of each combination took: over the values of the first setting, a line for each value of the second, and a
 * chart for each combination of the others.
 */
record MatrixCharts(MatrixResults results) {
    private static final List<Colour> COLOURS =
            List.of(Colour.BLUE, Colour.ORANGE, Colour.TEAL, Colour.PURPLE, Colour.RED, Colour.GREY);
    private static final List<Stroke> STROKES = List.of(Stroke.SOLID, Stroke.DASHED, Stroke.DOTTED);

    List<Chart> all() {
        var charts = new ArrayList<Chart>();
        var byOthers = results.cells().stream()
                .collect(Collectors.groupingBy(
                        cell -> after(cell.values(), 2), LinkedHashMap::new, Collectors.toList()));
        byOthers.forEach((others, cells) -> charts.add(chart(charts.size() + 1, others, cells)));
        return charts;
    }

    private Chart chart(int number, List<String> others, List<MatrixResults.Cell> cells) {
        var bySecond = cells.stream()
                .collect(Collectors.groupingBy(
                        cell -> after(cell.values(), 1).stream().limit(1).toList(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        var lines = new ArrayList<Line>();
        bySecond.forEach((second, line) -> lines.add(line(lines.size(), second, line)));
        var first = results.axes().getFirst();
        return new CategoryChart(
                "matrix-" + number,
                "Duration of the last sync",
                "Over " + first.setting() + named(others),
                Unit.SECONDS,
                first.setting(),
                first.values(),
                lines);
    }

    private Line line(int number, List<String> second, List<MatrixResults.Cell> cells) {
        var xs = results.axes().getFirst().values();
        Map<String, Point> points = cells.stream()
                .filter(cell -> !cell.syncs().isEmpty())
                .collect(Collectors.toMap(cell -> cell.values().getFirst(), cell -> point(cell, xs)));
        return new Line(
                second.isEmpty() ? "all" : results.axes().get(1).setting() + " " + second.getFirst(),
                COLOURS.get(number % COLOURS.size()),
                STROKES.get(number / COLOURS.size() % STROKES.size()),
                IntStream.range(0, xs.size())
                        .mapToObj(x -> points.getOrDefault(xs.get(x), Point.gap(x)))
                        .toList());
    }

    private static Point point(MatrixResults.Cell cell, List<String> xs) {
        return Point.of(
                xs.indexOf(cell.values().getFirst()), cell.syncs().getLast().durationSeconds());
    }

    private String named(List<String> others) {
        return IntStream.range(0, others.size())
                .mapToObj(
                        i -> ", with %s %s".formatted(results.axes().get(i + 2).setting(), others.get(i)))
                .collect(Collectors.joining("", "", "."));
    }

    private static List<String> after(List<String> values, int skipped) {
        return values.stream().skip(skipped).toList();
    }
}
