package syncline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import syncline.report.Clicks;
import syncline.report.Expectation;
import syncline.report.LoadWindow;
import syncline.report.Percentiles;
import syncline.run.Outcome;

/** What a run ends with on the terminal. */
final class Summary {
    private static final int MOST_SYNCS = 15;

    private Summary() {}

    static void print(Outcome outcome, PrintWriter out) {
        var results = outcome.results();
        out.println();
        results.syncs().stream()
                .limit(MOST_SYNCS)
                .forEach(s -> out.printf(
                        Locale.ROOT,
                        "sync %-3d %-11s %,9d read  %,9d written  %,7d failed  %7.1f s  %s%n",
                        s.number(),
                        s.type(),
                        s.read(),
                        s.written(),
                        s.failed(),
                        s.durationSeconds(),
                        s.message() == null ? "did not end" : s.message()));
        if (results.syncs().size() > MOST_SYNCS) {
            out.printf("… and %d more syncs%n", results.syncs().size() - MOST_SYNCS);
        }
        results.load().forEach(load -> print(LoadWindow.of(load), out));
        Optional.ofNullable(results.clicks()).ifPresent(clicks -> print(clicks, out));
        var found = results.consistency();
        out.println(
                found == null
                        ? "consistency: not compared"
                        : "consistency: %,d compared, %,d differing, %,d pending, %,d failing"
                                .formatted(found.compared(), found.differing(), found.pending(), found.failing()));
        if (found != null) {
            found.differences().stream()
                    .limit(5)
                    .forEach(d -> out.printf(
                            "  %s %s %s: expected %s, found %s%n",
                            d.object(), d.externalId(), d.field() == null ? "" : d.field(), d.expected(), d.actual()));
        }
        results.expectations().forEach(e -> print(e, out));
        results.remarks().forEach(out::println);
        var code = ExitCode.of(results.verdict());
        out.printf("report: %s%n", shown(outcome.folder().report()));
        out.printf("%s, exit code %d%n", results.verdict().name().toLowerCase(Locale.ROOT), code.code());
        out.flush();
    }

    private static void print(LoadWindow load, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "load     %s: %,d requests, %,.0f/s, %,d failed; from when each was due %s, from when it was sent %s%n",
                load.name(),
                load.requests(),
                load.requestsPerSecond(),
                load.failed(),
                words(load.latency()),
                words(load.response()));
    }

    private static String words(@Nullable Percentiles latency) {
        return latency == null
                ? "nothing"
                : "p50 %,.1f ms, p99 %,.1f ms".formatted(latency.p50Millis(), latency.p99Millis());
    }

    private static void print(Clicks clicks, PrintWriter out) {
        Double drain = clicks.drainSeconds();
        out.printf(
                Locale.ROOT,
                "clicks   %,d acknowledged, %,d rows, %,d waiting, %,d lost, %,d doubled; backlog drained %s%n",
                clicks.acknowledged(),
                clicks.rows(),
                clicks.waiting(),
                clicks.lost(),
                clicks.doubled(),
                drain == null ? "never" : "in %,.1f s".formatted(drain));
    }

    private static void print(Expectation expectation, PrintWriter out) {
        if (expectation.met()) {
            out.println("met     " + expectation.expect());
        } else {
            out.println("MISSED  " + expectation.expect() + "   found " + expectation.actual());
        }
    }

    /** As short as it can be said from here. */
    static Path shown(Path file) {
        var here = Path.of("").toAbsolutePath();
        var absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }
}
