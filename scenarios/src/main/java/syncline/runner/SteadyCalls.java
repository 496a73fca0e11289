package syncline.runner;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import syncline.report.Load;
import syncline.report.LoadError;
import syncline.report.LoadGenerator;
import syncline.report.LoadSeries;
import syncline.report.Percentiles;
import syncline.scenario.Fault.Party;
import syncline.scenario.Step.Traffic;

/**
 * Calls one API at a steady rate, whether or not it keeps up, and measures from when a call was due as well as from when it
 * was sent: a server that stalls cannot hide the calls that had to wait.
 */
final class SteadyCalls {
    private static final int MOST_IN_FLIGHT = 256;
    private static final Duration MOST_LAG = Duration.ofMillis(100);

    private final Traffic traffic;
    private final HttpRequest request;
    private final Histogram response = new ConcurrentHistogram(3);
    private final Histogram fromIntended = new ConcurrentHistogram(3);
    private final Histogram lag = new Histogram(3);
    private final LongAdder ok = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    private SteadyCalls(URI target, Traffic traffic, String vault) {
        this.traffic = traffic;
        var call = traffic.on() == Party.ENGAGE
                ? HttpRequest.newBuilder(target.resolve("/api/profiles?limit=100&vault=" + vault))
                        .GET()
                : HttpRequest.newBuilder(target.resolve("/api/")).GET();
        this.request = call.timeout(Duration.ofSeconds(60)).build();
    }

    /** Makes the traffic; takes as long as it says, and until the last answer is there. */
    static Load make(URI target, Traffic traffic, String vault) {
        return new SteadyCalls(target, traffic, vault).make();
    }

    /**
     * Looks whether the calls left when they were due.
     *
     * @throws LoadGeneratorWasLate if they did not
     */
    static void check(Load load, Traffic traffic) {
        var generator = load.generator();
        if (generator != null && generator.lagP99Millis() > MOST_LAG.toMillis()) {
            throw new LoadGeneratorWasLate(
                    "The load generator was the bottleneck: at %,d calls a second its calls left up to %,.0f ms late. Ask for fewer calls a second."
                            .formatted(traffic.rate(), generator.lagP99Millis()));
        }
    }

    private Load make() {
        long start = System.nanoTime();
        long calls = traffic.rate() * Math.max(1, traffic.duration().toMillis()) / 1000;
        var slots = new Semaphore(MOST_IN_FLIGHT);
        var open = new Phaser(1);
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (long i = 0; i < calls; i++) {
                long due = start + i * 1_000_000_000L / traffic.rate();
                for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                    LockSupport.parkNanos(due - now);
                }
                lag.recordValue(Math.max(0, (System.nanoTime() - due) / 1000));
                if (slots.tryAcquire()) {
                    open.register();
                    send(client, due, slots, open);
                } else {
                    dropped.increment();
                }
            }
            open.arriveAndAwaitAdvance();
        }
        return load((System.nanoTime() - start) / 1e9);
    }

    private void send(HttpClient client, long due, Semaphore slots, Phaser open) {
        long sent = System.nanoTime();
        var unused = client.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
            long now = System.nanoTime();
            response.recordValue((now - sent) / 1000);
            fromIntended.recordValue((now - due) / 1000);
            (failure == null && answer.statusCode() == 200 ? ok : failed).increment();
            slots.release();
            open.arriveAndDeregister();
        });
    }

    private Load load(double seconds) {
        long sent = ok.sum() + failed.sum();
        var errors = new ArrayList<LoadError>();
        if (failed.sum() > 0) {
            errors.add(new LoadError("no answer, or not 200", failed.sum()));
        }
        if (dropped.sum() > 0) {
            errors.add(new LoadError(
                    "not sent, as %d calls were waiting for an answer".formatted(MOST_IN_FLIGHT), dropped.sum()));
        }
        var series = new LoadSeries(
                request.method() + " " + request.uri().getPath(),
                sent + dropped.sum(),
                ok.sum(),
                failed.sum() + dropped.sum(),
                sent / seconds,
                percentiles(response),
                percentiles(fromIntended),
                errors);
        var runtime = Runtime.getRuntime();
        double heap = (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
        var generator = new LoadGenerator(0, heap, lag.getValueAtPercentile(99) / 1000.0, lag.getMaxValue() / 1000.0);
        return new Load(traffic.on().name().toLowerCase(Locale.ROOT), seconds, List.of(series), generator);
    }

    private static Percentiles percentiles(Histogram micros) {
        return new Percentiles(
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(95) / 1000.0,
                micros.getValueAtPercentile(99) / 1000.0,
                micros.getMaxValue() / 1000.0,
                null);
    }
}
