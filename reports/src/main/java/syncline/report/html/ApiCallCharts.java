package syncline.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import syncline.report.ApiCallSample;
import syncline.report.Results;

/** The CRM's burst limit: how near the calls came to it, and what the CRM did about it. */
final class ApiCallCharts {
    private ApiCallCharts() {}

    static List<Chart> of(Results results) {
        List<ApiCallSample> samples = results.apiCalls();
        if (samples.isEmpty()) {
            return List.of();
        }
        var charts = new ArrayList<Chart>();
        charts.add(new TimeChart(
                "api-calls",
                "Calls in the window",
                "Above the limit the CRM does not refuse calls, it answers them late.",
                Unit.COUNT,
                List.of(
                        line("calls", Colour.BLUE, Stroke.AREA, samples, ApiCallSample::calls),
                        line("limit", Colour.RED, Stroke.DASHED, samples, ApiCallSample::limit))));
        if (samples.stream().anyMatch(sample -> sample.delayMillis() > 0)) {
            charts.add(new TimeChart(
                    "api-delay",
                    "Delay by the CRM",
                    "How long the CRM held an answer back because of the limit.",
                    Unit.MILLIS,
                    List.of(Line.of(
                            "delay",
                            Colour.ORANGE,
                            Stroke.SOLID,
                            samples,
                            ApiCallSample::t,
                            ApiCallSample::delayMillis))));
        }
        return charts;
    }

    private static Line line(
            String name,
            Colour colour,
            Stroke stroke,
            List<ApiCallSample> samples,
            ToLongFunction<ApiCallSample> calls) {
        return Line.of(name, colour, stroke, samples, ApiCallSample::t, sample -> (double) calls.applyAsLong(sample));
    }
}
