package syncline.report.html;

import java.util.List;
import syncline.report.MatrixResults;
import syncline.report.Verdict;

/** What the template of a matrix asks for beyond its results. */
public record MatrixPage(MatrixResults results, PageAssets assets, List<Chart> charts) {
    static MatrixPage of(MatrixResults results) {
        return new MatrixPage(results, PageAssets.LOADED, new MatrixCharts(results).all());
    }

    public String title() {
        return results.scenario() + ": " + Verdicts.words(results.verdict());
    }

    /** What the verdict means for these results. */
    public String sentence() {
        var simulated = results.cells().stream()
                .filter(MatrixResults.Cell::wasSimulated)
                .toList();
        long missed = simulated.stream()
                .filter(cell -> cell.verdict() != Verdict.PASSED)
                .count();
        String all = Format.count(results.cells().size(), "combination");
        if (simulated.size() < results.cells().size()) {
            return "It was stopped when %s of %s had been simulated, of which %s did not meet what the scenario expects."
                    .formatted(Format.count(simulated.size()), all, Format.count(missed));
        }
        return missed == 0
                ? "All %s met what the scenario expects.".formatted(all)
                : "%s of %s did not meet what the scenario expects.".formatted(Format.count(missed), all);
    }

    /** How long a sync took of the longest of all, as the style sheet writes it; 0 of one that took no time. */
    public String share(MatrixResults.Sync sync) {
        double longest = results.cells().stream()
                .flatMap(cell -> cell.syncs().stream())
                .mapToDouble(MatrixResults.Sync::durationSeconds)
                .max()
                .orElse(0);
        return Format.percentage(longest == 0 ? 0 : sync.durationSeconds() / longest);
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
