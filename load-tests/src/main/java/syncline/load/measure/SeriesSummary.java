package syncline.load.measure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** Sums up the requests of one name. */
record SeriesSummary(Timeline timeline, double durationSeconds) {
    static final int MAX_ERRORS = 10;

    LoadFile.Series of(String name, List<Request> requests) {
        long failed = failed(requests);
        boolean scheduled = requests.stream().allMatch(Request::scheduled);
        return new LoadFile.Series(
                name,
                requests.size(),
                requests.size() - failed,
                failed,
                durationSeconds > 0 ? Recording.rounded(requests.size() / durationSeconds) : 0,
                Micros.latency(response(requests)),
                scheduled ? Micros.latency(fromIntended(requests)) : null,
                errors(requests),
                timeline.cut(requests, this::moment).entrySet().stream()
                        .map(interval -> interval(interval.getKey(), interval.getValue(), scheduled))
                        .toList());
    }

    private LoadFile.Interval interval(int fromSeconds, List<Request> requests, boolean scheduled) {
        return new LoadFile.Interval(
                fromSeconds,
                timeline.seconds(),
                requests.size(),
                failed(requests),
                Micros.encoded(response(requests)),
                scheduled ? Micros.encoded(fromIntended(requests)) : null);
    }

    private static Histogram response(List<Request> requests) {
        return Micros.of(requests, request -> request.answered() - request.sent());
    }

    private Histogram fromIntended(List<Request> requests) {
        return Micros.of(requests, request -> request.answered() - request.due(timeline.origin()));
    }

    private long moment(Request request) {
        return request.scheduled() ? request.due(timeline.origin()) : request.sent();
    }

    private static long failed(List<Request> requests) {
        return requests.stream().filter(request -> request.error() != null).count();
    }

    private static List<LoadFile.Failure> errors(List<Request> requests) {
        return requests.stream()
                .map(Request::error)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(String::valueOf, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_ERRORS)
                .map(error -> new LoadFile.Failure(error.getKey(), error.getValue()))
                .toList();
    }
}
