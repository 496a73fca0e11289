package syncline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;

/** What the template asks for beyond the results themselves. */
public record ReportPage(Results results, PageAssets assets) {
    /** How many differences a page shows; the results file has more. */
    public static final int SHOWN_DIFFERENCES = 20;

    /** A figure worth a large type. */
    public record KeyFigure(String label, String value, String note, boolean bad) {}

    public String title() {
        return results.run().scenario() + ": " + verdict();
    }

    public String verdict() {
        return switch (results.verdict()) {
            case PASSED -> "Passed";
            case MISSED -> "Missed";
            case INVALID -> "Not valid";
            case INTERRUPTED -> "Interrupted";
        };
    }

    public String verdictSentence() {
        long total = results.expectations().size();
        long unmet = results.expectations().stream()
                .filter(e -> outcome(e).equals("missed"))
                .count();
        return switch (results.verdict()) {
            case PASSED -> total == 0 ? "The scenario states no expectations." : "All expectations were met.";
            case MISSED -> Format.count(unmet) + " of " + Format.count(total, "expectation") + " missed.";
            case INVALID -> "The figures below say nothing of the sync.";
            case INTERRUPTED -> "The run did not end; this is what there was until then.";
        };
    }

    /** The style class of the verdict. */
    public String tone() {
        return switch (results.verdict()) {
            case PASSED -> "good";
            case MISSED, INVALID -> "bad";
            case INTERRUPTED -> "";
        };
    }

    /** One word, which is also the style class. */
    public String outcome(Expectation expectation) {
        if (expectation.met()) {
            return "met";
        }
        return expectation.actual() == null ? "open" : "missed";
    }

    public List<KeyFigure> keyFigures() {
        var figures = new ArrayList<KeyFigure>();
        figures.add(new KeyFigure(
                "Wall time",
                Format.seconds(results.run().wallSeconds()),
                Format.count(results.steps().size(), "step") + ", "
                        + Format.count(results.syncs().size(), "sync"),
                false));
        results.syncs().stream().max(Comparator.comparingLong(SyncResult::read)).ifPresent(largest -> {
            long failed = results.syncs().stream().mapToLong(SyncResult::failed).sum();
            figures.add(new KeyFigure(
                    "Records read",
                    Format.count(
                            results.syncs().stream().mapToLong(SyncResult::read).sum()),
                    Format.count(failed) + " failed",
                    failed > 0));
            figures.add(new KeyFigure(
                    "Records per second",
                    Format.rate(largest.recordsPerSecond()),
                    "sync " + largest.number() + ", " + largest.type(),
                    false));
        });
        CallLatency latency = results.latency();
        if (latency != null) {
            figures.add(new KeyFigure(
                    "CRM call, p99",
                    Format.millis(latency.p99Millis()),
                    "median " + Format.millis(latency.p50Millis()) + ", " + Format.count(latency.count(), "call"),
                    false));
        }
        Consistency consistency = results.consistency();
        if (consistency != null) {
            figures.add(new KeyFigure(
                    "Records differing",
                    Format.count(consistency.differing()),
                    "of " + Format.count(consistency.compared()) + " compared",
                    consistency.differing() > 0));
        }
        results.heap().stream()
                .mapToDouble(HeapSample::usedMb)
                .max()
                .ifPresent(peak -> figures.add(new KeyFigure(
                        "Peak heap",
                        Format.mebibytes(peak),
                        "of " + Format.mebibytes((double) results.environment().maxHeapMb()),
                        false)));
        return figures;
    }

    public List<Difference> shownDifferences() {
        Consistency consistency = results.consistency();
        return consistency == null
                ? List.of()
                : consistency.differences().stream().limit(SHOWN_DIFFERENCES).toList();
    }

    /** The charts' data as JSON that may stand inside a script element: it holds no {@code <}. */
    public String chartData() {
        return embeddable(
                new ChartData(results.run().wallSeconds(), bars(), throughput(), latency(), distribution(), heap()));
    }

    static String embeddable(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the script draws. A null in a row makes a gap in its line.
     *
     * @param latency rows of t, p50, p90, p99 and max
     * @param distribution rows of 1 / (1 - share of calls) and the latency that share stays under
     */
    private record ChartData(
            double seconds,
            List<Bar> timeline,
            List<@Nullable Double[]> throughput,
            List<double[]> latency,
            List<double[]> distribution,
            List<double[]> heap) {}

    private record Bar(String kind, String name, double start, double seconds) {}

    private List<Bar> bars() {
        var bars = new ArrayList<Bar>();
        results.steps().forEach(s -> bars.add(new Bar("step", s.name(), s.startSeconds(), s.durationSeconds())));
        results.syncs()
                .forEach(s -> bars.add(new Bar(
                        s.cause() == null ? "sync" : "failed",
                        "sync " + s.number() + ", " + s.type(),
                        s.startSeconds(),
                        s.durationSeconds())));
        return bars;
    }

    private List<@Nullable Double[]> throughput() {
        var rows = new ArrayList<@Nullable Double[]>();
        int sync = 0;
        for (ThroughputSample sample : results.throughput()) {
            if (sync != 0 && sample.sync() != sync) {
                rows.add(new @Nullable Double[] {sample.t(), null});
            }
            rows.add(new @Nullable Double[] {sample.t(), sample.recordsPerSecond()});
            sync = sample.sync();
        }
        return rows;
    }

    private List<double[]> latency() {
        CallLatency latency = results.latency();
        return latency == null
                ? List.of()
                : latency.samples().stream()
                        .filter(s -> s.count() > 0)
                        .map(s -> new double[] {s.t(), s.p50Millis(), s.p90Millis(), s.p99Millis(), s.maxMillis()})
                        .toList();
    }

    private List<double[]> distribution() {
        CallLatency latency = results.latency();
        if (latency == null || latency.count() == 0) {
            return List.of();
        }
        var rows = new ArrayList<double[]>();
        for (var value : latency.micros().percentiles(5)) {
            double above = 1 - value.getPercentileLevelIteratedTo() / 100;
            if (above > 0) {
                rows.add(new double[] {1 / above, value.getValueIteratedTo() / 1000.0});
            }
        }
        return rows;
    }

    private List<double[]> heap() {
        return results.heap().stream()
                .map(s -> new double[] {s.t(), s.usedMb()})
                .toList();
    }
}
