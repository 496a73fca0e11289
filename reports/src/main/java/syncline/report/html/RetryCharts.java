package syncline.report.html;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import syncline.report.Results;
import syncline.report.Retries;
import syncline.report.html.BarChart.Bar;

/** How often records have failed in a row. */
final class RetryCharts {
    private static final int MOST_TRIES = 10;
    private static final String PARKED = "parked";

    private RetryCharts() {}

    static List<Chart> of(Results results) {
        Retries retries = results.retries();
        if (retries == null || retries.byAttempt().values().stream().allMatch(count -> count == 0)) {
            return List.of();
        }
        var bars = Stream.concat(
                        IntStream.rangeClosed(1, MOST_TRIES)
                                .mapToObj(Integer::toString)
                                .map(tries -> bar(retries, tries, Colour.BLUE)),
                        Stream.of(bar(retries, PARKED, Colour.RED)))
                .toList();
        return List.of(new BarChart(
                "retries",
                "Failures in a row",
                "Records by how often in a row their write has failed; after the tenth they are parked.",
                bars));
    }

    private static Bar bar(Retries retries, String tries, Colour colour) {
        return new Bar(tries, retries.byAttempt().getOrDefault(tries, 0L), colour);
    }
}
