package syncline.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines over values that stand side by side, whatever lies between them.
 *
 * @param xTitle what the values are
 * @param xs the values; each line has a point for each, its x being the place of the value from 0
 */
public record CategoryChart(
        String id, String title, String caption, Unit unit, String xTitle, List<String> xs, List<Line> lines)
        implements Chart {
    @Override
    public List<Line> legend() {
        return lines.size() > 1 ? lines : List.of();
    }

    @Override
    public Table table() {
        var head = new ArrayList<>(List.of(xTitle));
        head.addAll(xs);
        return new Table(head, lines.stream().map(this::row).toList());
    }

    private List<String> row(Line line) {
        var row = new ArrayList<>(List.of(line.name()));
        line.points().forEach(point -> {
            Double y = point.y();
            row.add(y == null ? "" : unit.words(y));
        });
        return row;
    }
}
