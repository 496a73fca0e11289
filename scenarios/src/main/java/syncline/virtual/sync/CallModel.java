package syncline.virtual.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.HttpFault;
import syncline.scenario.Api;
import syncline.virtual.sync.Attempt.Kind;

/**
 * How long calls take in virtual time and which of them fail (N1 to N6). Writes are log-normal, pages of queries take a fixed time,
 * Engage's pages are read ahead and take none of their own; faults add to each. How long a call takes follows from the seed, the
 * sync, the lane and the call's number in it alone.
 */
public final class CallModel {
    private static final long BETWEEN_TRIES_MILLIS = 250;
    private static final long MICROS = 1_000;
    /** Instead of the lane of a sync. */
    private static final long BESIDE = -1;
    /** What fails first while nobody has a session yet; when it does not fail it takes no time of its own. */
    private static final String SIGN_IN = "POST /api/v24.3/auth";

    private final Api api;
    private final long seed;
    private final CallTimes times;
    private final Endpoint crm = new Endpoint("The CRM");
    private final Endpoint engage = new Endpoint("Engage");
    private final BurstLimit limit;
    private int besides;
    private volatile boolean signedIn;

    /** Calls as a scenario's API answers them, drawn from a seed. */
    public CallModel(Api api, long seed) {
        this(api, CallTimes.of(api), seed);
    }

    /** The same, but for how long a sync's calls take. */
    public CallModel(Api api, CallTimes times, long seed) {
        this.api = api;
        this.times = times;
        this.seed = seed;
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

    /** How long it takes before a sync begins to read, in milliseconds. */
    long startMillis() {
        return Math.round(times.start());
    }

    boolean readingTakesTime() {
        return times.read(1) > 0;
    }

    /** Reads and considers records, which never fails. */
    Attempt read(int records) {
        return new Attempt(Kind.PAGE, 1, Math.round(times.read(records)), true, null);
    }

    boolean engageIsSound() {
        return engage.isSound();
    }

    /** The calls that one lane of a sync makes. */
    Calls calls(int sync, int lane) {
        return new Calls(this, ((long) sync << 16) + lane);
    }

    Attempt write(long lane, int call, int number, String request, int records) {
        return crm.attempt(Kind.WRITE, number, random(lane, call), request, random -> times.write(random, records));
    }

    Attempt query(long lane, int call, int number, String request) {
        String first = signedIn ? request : SIGN_IN;
        var query = crm.attempt(Kind.QUERY, number, random(lane, call), first, random -> times.query());
        signedIn |= query.failure() == null;
        return query;
    }

    Attempt engage(long lane, int call, int number, String request) {
        return engage.attempt(Kind.PAGE, number, random(lane, call), request, random -> 0);
    }

    private SplittableRandom random(long lane, int call) {
        return new SplittableRandom(new SplittableRandom(seed ^ (lane * 0x9E3779B97F4A7C15L)).nextLong() + call);
    }

    /**
     * Lets a try take its time.
     *
     * @param began when its call was first tried, in milliseconds
     * @param begins when this try begins
     * @param tally told of it
     * @return when its answer is there, or when it is tried again
     */
    long made(Attempt attempt, long began, long begins, Tally tally) {
        long delay = attempt.isCrm() ? limit.delayMillis(begins) : 0;
        long ends = begins + delay + attempt.millis();
        if (attempt.isCrm()) {
            tally.call(delay > 0);
        }
        if (attempt.kind() == Kind.WRITE && attempt.isLast()) {
            tally.write((ends - began) * MICROS);
        }
        return attempt.isLast() ? ends : ends + BETWEEN_TRIES_MILLIS;
    }

    /**
     * What came of a call that somebody beside the sync made: it suffers the same faults, and uses up the same limit.
     *
     * @param took from its beginning to its answer
     * @param failure why it failed in spite of repeats, or null
     */
    public record Beside(Duration took, @Nullable String failure) {}

    /** Somebody beside the sync writes records; it takes as long as the scenario says. */
    public Beside writeBeside(Instant at) {
        var usual = CallTimes.of(api);
        return beside(Kind.WRITE, "POST of others", random -> usual.write(random, 0), at);
    }

    /** Somebody beside the sync asks for a page. */
    public Beside queryBeside(Instant at) {
        return beside(Kind.QUERY, "GET of others", random -> api.query().toMillis(), at);
    }

    /** All tries meet the faults that are on at the first. */
    private Beside beside(Kind kind, String request, ToDoubleFunction<SplittableRandom> millis, Instant at) {
        long began = at.toEpochMilli();
        var random = random(BESIDE, ++besides);
        var tally = new Tally();
        var attempt = crm.attempt(kind, 1, random, request, millis);
        long clock = made(attempt, began, began, tally);
        while (!attempt.isLast()) {
            attempt = crm.attempt(kind, attempt.number() + 1, random, request, millis);
            clock = made(attempt, began, clock, tally);
        }
        return new Beside(Duration.ofMillis(clock - began), attempt.failure());
    }
}
