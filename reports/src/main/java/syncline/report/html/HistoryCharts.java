package syncline.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import syncline.report.HistoryView;
import syncline.report.HistoryView.Chapter;

/** Over the syncs of a history: what each did, and how many records were not in step after it. */
record HistoryCharts(HistoryView history) {
    private static final int FEW = 3;

    List<Chart> all() {
        return history.chapters().isEmpty() ? List.of() : List.of(counts(), waiting());
    }

    private Chart counts() {
        return chart(
                "history-counts",
                "What each sync did",
                "Records; those that were found unchanged are left out, as they would flatten the rest.",
                List.of(
                        line(
                                "written",
                                Colour.BLUE,
                                Stroke.SOLID,
                                chapter -> chapter.counts().written()),
                        line(
                                "failed",
                                Colour.RED,
                                Stroke.SOLID,
                                chapter -> chapter.counts().failed()),
                        line(
                                "held",
                                Colour.ORANGE,
                                Stroke.DASHED,
                                chapter -> chapter.counts().held()),
                        line(
                                "parked",
                                Colour.PURPLE,
                                Stroke.DOTTED,
                                chapter -> chapter.counts().parked())));
    }

    private Chart waiting() {
        var lines = new ArrayList<Line>();
        lines.add(line("due, no failure of its own", Colour.GREY, Stroke.SOLID, chapter -> due(chapter, 0, 0)));
        lines.add(line("due, 1 to 3 failures", Colour.TEAL, Stroke.SOLID, chapter -> due(chapter, 1, FEW)));
        lines.add(line(
                "due, more failures",
                Colour.ORANGE,
                Stroke.SOLID,
                chapter -> due(chapter, FEW + 1, Integer.MAX_VALUE)));
        lines.add(line("parked", Colour.PURPLE, Stroke.AREA, Chapter::parked));
        return chart("history-waiting", "Records not in step", "After each sync, by failures in a row.", lines);
    }

    private static long due(Chapter chapter, int from, int to) {
        return chapter.due().entrySet().stream()
                .filter(entry -> entry.getKey() >= from && entry.getKey() <= to)
                .mapToLong(entry -> entry.getValue())
                .sum();
    }

    private Chart chart(String id, String title, String caption, List<Line> lines) {
        var syncs = history.chapters().stream()
                .map(chapter -> Integer.toString(chapter.number()))
                .toList();
        return new CategoryChart(id, title, caption, Unit.COUNT, "Sync", syncs, lines);
    }

    private Line line(String name, Colour colour, Stroke stroke, ToLongFunction<Chapter> value) {
        var chapters = history.chapters();
        return new Line(
                name,
                colour,
                stroke,
                IntStream.range(0, chapters.size())
                        .mapToObj(i -> Point.of(i, (double) value.applyAsLong(chapters.get(i))))
                        .toList());
    }
}
