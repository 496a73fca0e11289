package syncline.report.html;

import java.util.List;

/** Counts side by side. */
public record BarChart(String id, String title, String caption, List<Bar> bars) implements Chart {
    /** One count. */
    public record Bar(String name, long count, Colour colour) {}

    @Override
    public List<Line> legend() {
        return List.of();
    }

    @Override
    public Table table() {
        long total = Math.max(1, bars.stream().mapToLong(Bar::count).sum());
        return new Table(
                List.of(title, "Count", "Share"),
                bars.stream()
                        .map(bar -> List.of(
                                bar.name(), Format.count(bar.count()), Format.percent(bar.count() / (double) total)))
                        .toList());
    }
}
