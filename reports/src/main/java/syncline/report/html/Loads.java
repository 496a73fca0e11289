package syncline.report.html;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import syncline.report.Load;
import syncline.report.LoadSeries;
import syncline.report.Results;

/** What the page tells of a load: where it lies on the time axis of the run, what it was asked for, what is worth a chart. */
public final class Loads {
    /** A handful of requests stands in the table of the load and makes no line. */
    private static final int FEW = 30;

    /** Where the parts of the lab were, which is elsewhere in each run. */
    private static final Set<String> PLACES = Set.of("engage", "admin", "crm", "base", "out");

    private Loads() {}

    /** What it was asked for, as in {@code rate 100, spike 1000}; empty without any. */
    public static String parameters(Load load) {
        return load.parameters().entrySet().stream()
                .filter(parameter -> !PLACES.contains(parameter.getKey()))
                .map(parameter -> parameter.getKey() + " " + parameter.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Seconds of wall time from the beginning of the run, 0 when it is not known. */
    static double start(Load load, Results results) {
        Long startedAt = load.startedAtMillis();
        Instant runStartedAt = results.run().startedAt();
        return startedAt == null || runStartedAt == null
                ? 0
                : Math.max(0, startedAt - runStartedAt.toEpochMilli()) / 1000.0;
    }

    static List<LoadSeries> charted(Load load) {
        return load.series().stream()
                .filter(series -> series.requests() >= FEW && series.overTime().size() > 1)
                .toList();
    }
}
