package syncline.virtual.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import syncline.lab.http.HttpFault;
import syncline.scenario.Api;

/**
 * How long calls take in virtual time and which of them fail (N1 to N6). Writes are log-normal, pages of queries take a fixed time,
 * Engage's pages are read ahead and take none of their own; faults add to each. How long a call takes follows from the seed, the
 * sync, the lane and the call's number in it alone.
 */
public final class CallModel {
    private static final double Z95 = 1.6448536269514722;
    private static final long BETWEEN_TRIES_MILLIS = 250;
    private static final long MICROS = 1_000;
    private static final long LONGEST_MICROS = Duration.ofHours(1).toMillis() * MICROS;

    private final Api api;
    private final long seed;
    private final double sigma;
    private final Endpoint crm = new Endpoint("The CRM");
    private final Endpoint engage = new Endpoint("Engage");
    private final BurstLimit limit;

    /** Calls as a scenario's API answers them, drawn from a seed. */
    public CallModel(Api api, long seed) {
        this.api = api;
        this.seed = seed;
        this.sigma = Math.log(
                        (double) api.write().p95().toNanos() / api.write().p50().toNanos())
                / Z95;
        this.limit = new BurstLimit(api.burst(), api.delay());
    }

    /** Replaces the faults of all calls of the CRM. */
    public void breakCrm(List<HttpFault> faults) {
        crm.set(faults);
    }

    /** Replaces the faults of all calls of Engage. */
    public void breakEngage(List<HttpFault> faults) {
        engage.set(faults);
    }

    /** Replaces the burst limit; a new window begins with the next call. */
    public void limit(int burst, Duration delay) {
        limit.set(burst, delay);
    }

    /** The burst limit that the scenario gives the API. */
    public void usualLimit() {
        limit.set(api.burst(), api.delay());
    }

    /**
     * How near its burst limit the CRM is.
     *
     * @param calls made in the window so far
     * @param limit calls of a window from which on answers are delayed
     */
    public record Use(long calls, long limit, double delayMillis) {}

    /** How near its burst limit the CRM is at a time. */
    public Use use(Instant now) {
        return limit.use(now.toEpochMilli());
    }

    int parallel() {
        return api.parallel();
    }

    boolean engageIsSound() {
        return engage.isSound();
    }

    /** The calls that one lane of a sync makes. */
    Calls calls(int sync, int lane) {
        return new Calls(this, ((long) sync << 16) + lane);
    }

    Exchange write(long lane, int call, String request) {
        return new Exchange(true, true, crm.tries(random(lane, call), request, this::writeMillis));
    }

    Exchange query(long lane, int call, String request) {
        return new Exchange(
                false,
                true,
                crm.tries(random(lane, call), request, random -> api.query().toMillis()));
    }

    Exchange engage(long lane, int call, String request) {
        return new Exchange(false, false, engage.tries(random(lane, call), request, random -> 0));
    }

    private double writeMillis(SplittableRandom random) {
        return api.write().p50().toNanos() / 1e6 * Math.exp(sigma * random.nextGaussian());
    }

    private SplittableRandom random(long lane, int call) {
        return new SplittableRandom(new SplittableRandom(seed ^ (lane * 0x9E3779B97F4A7C15L)).nextLong() + call);
    }

    /**
     * Makes a call that begins at a time in milliseconds.
     *
     * @param writes told how long a write took from the first try to the answer, in microseconds
     * @return when its answer is there
     */
    long made(Exchange exchange, long begins, Histogram writes) {
        long now = begins + BETWEEN_TRIES_MILLIS * (exchange.tries().size() - 1);
        for (var one : exchange.tries()) {
            now += (exchange.isCrm() ? limit.delayMillis(now) : 0) + one.millis();
        }
        if (exchange.isWrite()) {
            writes.recordValue(Math.clamp((now - begins) * MICROS, 1, LONGEST_MICROS));
        }
        return now;
    }
}
