package syncline.report.html;

import java.time.Instant;
import java.util.List;
import syncline.report.Load;
import syncline.report.LoadSeries;
import syncline.report.Results;

/** Where a load lies on the time axis of the run, and which of its series are worth a chart. */
final class LoadTimes {
    /** A handful of requests stands in the table of the load and makes no line. */
    private static final int FEW = 30;

    private LoadTimes() {}

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
