package syncline.virtual.traffic;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.HttpFault;

/** What the faults of a server make of one request after the other, as they would of a real one. */
final class Disturbed {
    private static final int NANOS_OF_A_MICRO = 1_000;

    private final Supplier<List<HttpFault>> active;
    private final SplittableRandom random;

    Disturbed(Supplier<List<HttpFault>> active, long seed) {
        this.active = active;
        this.random = new SplittableRandom(seed);
    }

    /**
     * How a request is disturbed.
     *
     * @param micros how long it is held back
     * @param arrives whether the server gets to see it
     * @param error why its answer is of no use; null if it is
     */
    record Request(long micros, boolean arrives, @Nullable String error) {
        private static final Request NOT_AT_ALL = new Request(0, true, null);
    }

    Request next() {
        var faults = active.get();
        if (faults.isEmpty()) {
            return Request.NOT_AT_ALL;
        }
        long micros = 0;
        HttpFault.Answer answer = null;
        for (var fault : faults) {
            if (random.nextDouble() < fault.rate()) {
                micros += micros(fault.latency());
                answer = answer == null ? fault.answer() : answer;
            }
        }
        return answer == null ? new Request(micros, true, null) : broken(micros, answer);
    }

    private long micros(HttpFault.@Nullable Latency latency) {
        return latency == null ? 0 : micros(latency.at(random.nextGaussian()));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / NANOS_OF_A_MICRO;
    }

    private static Request broken(long micros, HttpFault.Answer answer) {
        return switch (answer) {
            case UNAVAILABLE -> new Request(micros, false, "answered 503");
            case ERROR -> new Request(micros, false, "answered 500");
            case GARBAGE -> new Request(micros, false, null);
            case HALF_BODY -> new Request(micros, true, "was cut off");
        };
    }
}
