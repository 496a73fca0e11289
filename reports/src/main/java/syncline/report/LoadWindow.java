package syncline.report;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a load measured from one moment to another, for all its requests or for those of one name.
 *
 * @param name of the load or of the requests
 * @param failed requests that were not answered as they should be
 * @param latency from the moment a request was due where it had a schedule, else from the moment it was sent; null without any
 * @param response latency from the moment a request was sent, null without any
 * @param series those of one name each, empty for one of these
 */
public record LoadWindow(
        String name,
        double durationSeconds,
        long requests,
        long failed,
        double requestsPerSecond,
        @Nullable Percentiles latency,
        @Nullable Percentiles response,
        List<LoadWindow> series) {
    private static final int DIGITS = 3;

    public LoadWindow {
        series = Results.orEmpty(series);
    }

    /** Requests of one name in one stretch of time, with their histograms. */
    private record Part(
            double from,
            double until,
            long requests,
            long ko,
            @Nullable String due,
            @Nullable String sent) {
        static Part of(LoadInterval interval) {
            return new Part(
                    interval.fromSeconds(),
                    interval.fromSeconds() + interval.seconds(),
                    interval.requests(),
                    interval.ko(),
                    interval.fromIntended() == null ? interval.response() : interval.fromIntended(),
                    interval.response());
        }

        static Part of(LoadSeries series, double seconds) {
            var due = series.fromIntended() == null ? series.response() : series.fromIntended();
            return new Part(0, seconds, series.requests(), series.ko(), histogram(due), histogram(series.response()));
        }

        private static @Nullable String histogram(@Nullable Percentiles percentiles) {
            return percentiles == null ? null : percentiles.histogram();
        }
    }

    /**
     * The whole load.
     *
     * @throws syncline.lab.UserError if a histogram in it is none
     */
    public static LoadWindow of(Load load) {
        double all = load.durationSeconds();
        return of(load, all, series -> List.of(Part.of(series, all)));
    }

    /**
     * The intervals that lie within two moments.
     *
     * @param after seconds since the load began
     * @param until seconds since the load began, over {@code after}
     * @throws syncline.lab.UserError if a histogram in it is none
     */
    public static LoadWindow of(Load load, double after, double until) {
        double seconds = Math.max(0, Math.min(until, load.durationSeconds()) - after);
        return of(
                load,
                seconds,
                series -> series.overTime().stream()
                        .map(Part::of)
                        .filter(part -> part.from >= after && part.until <= until)
                        .toList());
    }

    private static LoadWindow of(Load load, double seconds, Function<LoadSeries, List<Part>> parts) {
        var series = load.series().stream()
                .map(one -> of(one.name(), seconds, parts.apply(one), List.of()))
                .toList();
        var all = load.series().stream().map(parts).flatMap(List::stream).toList();
        return of(load.name(), seconds, all, series);
    }

    private static LoadWindow of(String name, double seconds, List<Part> parts, List<LoadWindow> series) {
        long requests = parts.stream().mapToLong(Part::requests).sum();
        return new LoadWindow(
                name,
                seconds,
                requests,
                parts.stream().mapToLong(Part::ko).sum(),
                seconds > 0 ? Math.round(100 * requests / seconds) / 100.0 : 0,
                merged(parts, Part::due),
                merged(parts, Part::sent),
                series);
    }

    private static @Nullable Percentiles merged(List<Part> parts, Function<Part, @Nullable String> histogram) {
        var all = new Histogram(DIGITS);
        parts.stream()
                .map(histogram)
                .filter(Objects::nonNull)
                .forEach(text -> all.add(Histograms.decode(text, "load[].series[].overTime[]")));
        return Percentiles.of(all);
    }
}
