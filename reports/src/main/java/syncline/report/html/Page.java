package syncline.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import syncline.lab.http.Json;
import syncline.report.Consistency;
import syncline.report.Difference;
import syncline.report.PostProcessing;
import syncline.report.Results;

/**
 * What the template asks for beyond the results themselves.
 *
 * @param lag a list of charts for each load
 */
public record Page(
        Results results,
        PageAssets assets,
        List<Chart> timeline,
        List<Chart> throughput,
        List<Chart> latency,
        List<Chart> backlog,
        List<Chart> retries,
        List<Chart> apiCalls,
        List<Chart> machine,
        List<List<Chart>> lag) {
    /** How many differences a page shows; the results file has more. */
    public static final int SHOWN_DIFFERENCES = 20;

    /** How many Post-Processing jobs a page lists; the results file has all. */
    public static final int SHOWN_JOBS = 20;

    static Page of(Results results) {
        var timeline = Timeline.of(results);
        return new Page(
                results,
                PageAssets.LOADED,
                timeline.lanes().isEmpty() ? List.of() : List.of(timeline),
                ThroughputCharts.of(results),
                LatencyCharts.of(results),
                BacklogCharts.of(results),
                RetryCharts.of(results),
                ApiCallCharts.of(results),
                MachineCharts.of(results),
                IntStream.range(0, results.load().size())
                        .mapToObj(i -> MachineCharts.lag(i + 1, results.load().get(i), results))
                        .toList());
    }

    public String title() {
        return results.run().scenario() + ": " + Verdicts.words(results.verdict());
    }

    public List<KeyFigure> keyFigures() {
        return KeyFigure.of(results);
    }

    /** The sections that have something to show, in order. */
    public List<String> contents() {
        var titles = new ArrayList<String>();
        addIf(!timeline.isEmpty(), "Timeline", titles);
        addIf(!throughput.isEmpty(), "Throughput", titles);
        addIf(!latency.isEmpty(), "Latency", titles);
        addIf(results.clicks() != null, "Clicks", titles);
        addIf(!backlog.isEmpty() || !results.postProcessing().isEmpty(), "Backlog", titles);
        addIf(results.retries() != null, "Retries", titles);
        addIf(!apiCalls.isEmpty(), "API calls", titles);
        addIf(!machine.isEmpty(), "Machine", titles);
        addIf(!results.syncs().isEmpty(), "Syncs", titles);
        addIf(!results.load().isEmpty(), "Load", titles);
        addIf(!results.devices().isEmpty(), "Devices", titles);
        addIf(results.consistency() != null, "Consistency", titles);
        titles.add("Run it again");
        return titles;
    }

    private static void addIf(boolean shown, String title, List<String> titles) {
        if (shown) {
            titles.add(title);
        }
    }

    public boolean shows(String title) {
        return contents().contains(title);
    }

    /** The id of a section's element. */
    public static String id(String title) {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-') + "-section";
    }

    public List<Difference> shownDifferences() {
        Consistency consistency = results.consistency();
        return consistency == null
                ? List.of()
                : consistency.differences().stream().limit(SHOWN_DIFFERENCES).toList();
    }

    /** The jobs that had something to do or broke off; most others look at an empty backlog. */
    public List<PostProcessing> busyJobs() {
        return results.postProcessing().stream()
                .filter(job -> job.read() > 0 || job.cause() != null)
                .toList();
    }

    /** The charts as JSON that may stand inside a script element: it holds no {@code <}. */
    public String chartData() {
        var charts = Stream.concat(
                        Stream.of(timeline, throughput, latency, backlog, retries, apiCalls, machine), lag.stream())
                .flatMap(List::stream)
                .toList();
        double from = Timeline.of(results).begins();
        return embeddable(new ChartData(from, results.run().wallSeconds(), faults(), charts));
    }

    static String embeddable(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the script draws.
     *
     * @param from where the time axis begins: what a lab needs to start is of no interest
     * @param seconds where it ends
     * @param faults from when to when one lasted
     */
    private record ChartData(double from, double seconds, List<double[]> faults, List<Chart> charts) {}

    private List<double[]> faults() {
        double end = results.run().wallSeconds();
        return results.faults().stream()
                .map(fault -> {
                    Double until = fault.endSeconds();
                    return new double[] {fault.startSeconds(), until == null ? end : until};
                })
                .toList();
    }
}
