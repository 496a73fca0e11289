package syncline.report.html;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import syncline.report.HistoryView;
import syncline.report.HistoryView.Chapter;

/** What the template of a history asks for beyond it. */
public record HistoryPage(HistoryView history, PageAssets assets, List<Chart> charts) {
    static HistoryPage of(HistoryView history) {
        return new HistoryPage(history, PageAssets.LOADED, new HistoryCharts(history).all());
    }

    /** How the records stood after a sync. */
    public String standing(Chapter chapter) {
        String due = chapter.due().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "%s after %s"
                        .formatted(Format.count(entry.getValue()), Format.count(entry.getKey(), "failure")))
                .collect(Collectors.joining(", "));
        return "In step: %s. Due: %s. Parked: %s."
                .formatted(Format.count(chapter.inStep()), due.isEmpty() ? "0" : due, Format.count(chapter.parked()));
    }

    /** The charts as JSON that may stand inside a script element. */
    public String chartData() {
        return Page.embeddable(new ChartData(charts));
    }

    /** What the script draws; nothing of it lies in time. */
    private record ChartData(double from, double seconds, List<double[]> faults, List<Chart> charts) {
        ChartData(List<Chart> charts) {
            this(0, 0, List.of(), charts);
        }
    }
}
