package syncline.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Lines over the wall time of the run; a latency stands on a logarithmic axis. */
public record TimeChart(String id, String title, String caption, Unit unit, List<Line> lines) implements Chart {
    @Override
    public List<Line> legend() {
        return lines.size() > 1 ? lines : List.of();
    }

    @Override
    public Table table() {
        return new Table(
                List.of("Line", "Lowest", "Mean", "Highest", "Highest after"),
                lines.stream().map(this::row).toList());
    }

    private List<String> row(Line line) {
        Point highest = null;
        double lowest = Double.MAX_VALUE;
        double sum = 0;
        int points = 0;
        for (Point point : line.points()) {
            Double y = point.y();
            if (y != null) {
                highest = highest == null || y > Objects.requireNonNull(highest.y()) ? point : highest;
                lowest = Math.min(lowest, y);
                sum += y;
                points++;
            }
        }
        var row = new ArrayList<>(List.of(line.name()));
        if (highest != null) {
            row.add(unit.words(lowest));
            row.add(unit.words(sum / points));
            row.add(unit.words(Objects.requireNonNull(highest.y())));
            row.add(Format.seconds(highest.x()));
        }
        return row;
    }
}
