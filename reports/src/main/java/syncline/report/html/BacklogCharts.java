package syncline.report.html;

import java.util.List;
import syncline.report.BacklogSample;
import syncline.report.Results;

/** How many hits waited to become rows of the CRM. */
final class BacklogCharts {
    private BacklogCharts() {}

    static List<Chart> of(Results results) {
        return results.backlog().isEmpty()
                ? List.of()
                : List.of(new TimeChart(
                        "backlog",
                        "Hits that wait",
                        "Acknowledged by Engage and not yet a row in the CRM; it rises with clicks and falls with each job.",
                        Unit.COUNT,
                        List.of(Line.of(
                                "hits waiting", Colour.TEAL, Stroke.AREA, results.backlog(), BacklogSample::t, sample ->
                                        (double) sample.hits()))));
    }
}
