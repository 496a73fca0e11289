package syncline.virtual.sync;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.HttpFault;
import syncline.sync.rules.FailureCause;
import syncline.virtual.sync.Attempt.Kind;

/** An API and the faults of whole calls now active on it. Calls are drawn from a seed each, so that their order does not matter. */
final class Endpoint {
    private static final long LONGEST_MILLIS = 60_000;

    private final String name;
    private volatile List<HttpFault> active = List.of();

    Endpoint(String name) {
        this.name = name;
    }

    void set(List<HttpFault> faults) {
        active = List.copyOf(faults);
    }

    boolean isSound() {
        return active.isEmpty();
    }

    /**
     * One try of a call.
     *
     * @param number 1 for the first try
     * @param millis draws how long a sound call takes
     */
    Attempt attempt(
            Kind kind, int number, SplittableRandom random, String request, ToDoubleFunction<SplittableRandom> millis) {
        double took = millis.applyAsDouble(random);
        HttpFault.@Nullable Answer broken = null;
        for (HttpFault fault : active) {
            if (random.nextDouble() < fault.rate()) {
                var latency = fault.latency();
                took += latency == null ? 0 : latency.at(random.nextGaussian()).toNanos() / 1e6;
                broken = broken == null ? fault.answer() : broken;
            }
        }
        if (took > LONGEST_MILLIS) {
            return new Attempt(kind, number, LONGEST_MILLIS, true, said(FailureCause.noAnswer(request)));
        }
        boolean arrives = broken == null || broken == HttpFault.Answer.HALF_BODY;
        String failure = broken == null ? null : said(words(request, broken));
        return new Attempt(kind, number, Math.round(took), arrives, failure);
    }

    private String said(String why) {
        return FailureCause.unsound(name, why);
    }

    private static String words(String request, HttpFault.Answer broken) {
        return switch (broken) {
            case UNAVAILABLE -> FailureCause.status(request, 503);
            case ERROR -> FailureCause.status(request, 500);
            case GARBAGE -> FailureCause.notJson(request);
            case HALF_BODY -> FailureCause.brokenOff(request);
        };
    }
}
