package syncline.report;

import static syncline.report.SampleResults.START;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;

/** Results as a spike of clicks with faults and a sync beside it could leave them, the same each time. */
public final class SpikeSample {
    private static final int SECONDS = 210;
    private static final int CLICKS_FROM = 52;
    private static final int CLICKS_UNTIL = 172;

    private final Random random = new Random(7);
    private final ResultsSoFar run = new ResultsSoFar();
    private long acknowledged;
    private long rows;

    private SpikeSample() {}

    /** A run in which all kinds of things happened, and that has something for each section of the report. */
    public static Results results() {
        var sample = new SpikeSample();
        sample.run
                .add(new Run(
                        "20260301-120000-bad-day",
                        "bad-day",
                        "The CRM throttles, fails and recovers while a spike of clicks and a sync are under way. Is anything lost?",
                        42,
                        "35a6f7e1c0de",
                        "PostgreSQL 17.5",
                        START,
                        SECONDS,
                        "./syncline run bad-day --set 'seed=42' --db 'jdbc:postgresql://localhost:5432/syncline'",
                        Driver.LIVE))
                .add(SampleResults.MACHINE)
                .add(new Remark("Step 5: the sync was refused once and began 12 s later.", false));
        sample.plan();
        sample.samples();
        sample.found();
        return sample.run.results();
    }

    private void plan() {
        run.add(new Step(1, "sync: full", 2, 38, 0))
                .add(new Step(2, "invite: 20,000 links by 500 users", 40, 12, 0))
                .add(new Step(3, "clicks: 100/s, spike 1,000/s for 60s, world", CLICKS_FROM, 120, 0))
                .add(new Step(4, "sync: incremental", 64, 21, 1))
                .add(new Step(5, "post-process", 76, 38, 2))
                .add(new Step(6, "post-process", CLICKS_UNTIL, 24, 0))
                .add(new FaultSpan(92, 110.0, "crm: throttled to 400 calls in 5 min"))
                .add(new FaultSpan(104, 122.0, "crm.write: 5 % unavailable"))
                .add(sync(1, "full", 2.1, 37.6, 151_600, 151_600, 0, "Completed successfully", List.of()))
                .add(sync(
                        2,
                        "incremental",
                        64.2,
                        20.4,
                        4_210,
                        4_174,
                        36,
                        "Completed with errors. Please see Error log for more information",
                        List.of(
                                new ErrorCount("INVALID_DATA: picklist value 'Dr. med. habil.' is not active", 21),
                                new ErrorCount("UNAVAILABLE: the server did not answer within 30 s", 15))))
                .add(new PostProcessing(1, START, START.plusSeconds(38), 76, 38, 20_000, 19_480, 0, 520, 31_240, null))
                .add(new PostProcessing(
                        2,
                        START,
                        START.plusSeconds(2),
                        120,
                        2.4,
                        0,
                        0,
                        0,
                        0,
                        41_920,
                        "The CRM answered 503 three times in a row."))
                .add(new PostProcessing(3, START, START.plusSeconds(24), 172, 24, 56_240, 56_228, 12, 0, 0, null));
    }

    private static SyncResult sync(
            int number,
            String type,
            double start,
            double seconds,
            long read,
            long written,
            long failed,
            String message,
            List<ErrorCount> errors) {
        return new SyncResult(
                number,
                type,
                "manual",
                message,
                null,
                START,
                START.plusSeconds((long) seconds),
                start,
                seconds,
                read,
                written,
                read - written - failed,
                failed,
                0,
                0,
                null,
                null,
                errors);
    }

    private void samples() {
        var intervals = new ArrayList<LoadInterval>();
        var generator = new ArrayList<GeneratorSample>();
        var sent = new Histogram(3);
        var due = new Histogram(3);
        for (int t = 0; t < SECONDS; t++) {
            machine(t);
            if (t >= CLICKS_FROM && t < CLICKS_UNTIL) {
                intervals.add(interval(t, sent, due));
                generator.add(new GeneratorSample(t - CLICKS_FROM, 0.04 + rate(t) / 6_000, 0.4 + rate(t) / 250));
            }
            rows = Math.min(acknowledged, rows + carried(t));
            run.add(new BacklogSample(t, acknowledged - rows));
        }
        run.add(load(intervals, generator, sent, due));
    }

    /** Clicks per second: base, ramp, hold, decay. */
    private static double rate(int t) {
        int since = t - CLICKS_FROM;
        double peak =
                since < 20 ? 0 : since < 30 ? (since - 20) / 10.0 : since < 90 ? 1 : Math.max(0, (110 - since) / 20.0);
        return 100 + 900 * peak;
    }

    private static long carried(int t) {
        return t >= 76 && t < 104 ? 700 : t >= CLICKS_UNTIL && t < 196 ? 2_600 : 0;
    }

    private void machine(int t) {
        boolean full = t < 40;
        boolean incremental = t >= 64 && t < 85;
        boolean slow = t >= 92 && t < 110;
        if (full || incremental) {
            run.add(new ThroughputSample(t, (full ? 4_100 : 210) * (0.8 + 0.4 * random.nextDouble()), full ? 1 : 2));
        }
        if (full || incremental || carried(t) > 0) {
            var calls = new Histogram(3);
            for (int call = 0; call < 24; call++) {
                calls.recordValue(micros(slow ? 240_000 : 31_000));
            }
            run.add(LatencySample.of(t + 1, calls));
        }
        long made = Math.min(2_150, t * 11L + (slow ? 260 : 0));
        run.add(new ApiCallSample(t, made, 2_000, made > 2_000 || slow ? 180 + random.nextInt(90) : 0))
                .add(new MachineSample(
                        t,
                        Math.min(0.97, 0.15 + rate(t) / 1_600 + (full ? 0.55 : 0.1) * random.nextDouble()),
                        random.nextInt(4) == 0 ? 8 + random.nextInt(30) : 0))
                .add(new HeapSample(t, 420 + 90 * (t % 17) + 200 * random.nextDouble()));
    }

    private long micros(double median) {
        double tail = random.nextInt(60) == 0 ? 8 : 1;
        return (long) (median * tail * StrictMath.exp(0.4 * random.nextGaussian()));
    }

    private LoadInterval interval(int t, Histogram sent, Histogram due) {
        var response = new Histogram(3);
        var intended = new Histogram(3);
        int requests = (int) rate(t);
        boolean stalled = t == 104 || t == 105;
        for (int i = 0; i < requests; i++) {
            long micros = micros(stalled ? 9_000 : 1_800 + rate(t));
            response.recordValue(micros);
            intended.recordValue(micros + (stalled ? random.nextInt(900_000) : random.nextInt(1_200)));
        }
        sent.add(response);
        due.add(intended);
        acknowledged += requests;
        return new LoadInterval(
                t - CLICKS_FROM,
                1,
                requests,
                stalled ? 14 : 0,
                Histograms.encode(response),
                Histograms.encode(intended));
    }

    private Load load(List<LoadInterval> intervals, List<GeneratorSample> generator, Histogram sent, Histogram due) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("engage", "http://127.0.0.1:40001");
        parameters.put("rate", 100);
        parameters.put("spike", 1000);
        parameters.put("mix", "world");
        return new Load(
                "InviteClickSpike",
                "finished",
                null,
                parameters,
                START.plusSeconds(CLICKS_FROM).toEpochMilli(),
                120,
                List.of(
                        new LoadSeries(
                                "open an invite",
                                acknowledged,
                                acknowledged - 28,
                                28,
                                acknowledged / 120.0,
                                Percentiles.of(sent),
                                Percentiles.of(due),
                                List.of(new ErrorCount("status.find.in(200), found 503", 28)),
                                intervals),
                        new LoadSeries("begin a sync", 1, 1, 0, 0, Percentiles.of(sent), null, List.of(), List.of())),
                new LoadGenerator(0.21, 342, 611, 4.4, 61, null, generator),
                new HitLabels(48_211, 19_310, 8_719, 0));
    }

    private void found() {
        var tries = new LinkedHashMap<String, Long>(Map.of("1", 21L));
        tries.put("2", 9L);
        tries.put("4", 4L);
        tries.put("10", 1L);
        tries.put("parked", 2L);
        run.add(new Clicks(
                        acknowledged,
                        rows,
                        acknowledged - rows,
                        0,
                        0,
                        0,
                        new HitLabels(48_211, 19_310, 8_719, 0),
                        23.8))
                .add(new Retries(2, 1, 36, 10, 10, tries))
                .add(new Consistency(
                        151_600,
                        1,
                        36,
                        36,
                        2,
                        List.of(new Difference(
                                "engage_profile__v", "EP000000123", "title__v", "Chief of Surgery", "Surgeon"))))
                .add(new Expectation("clicks.lost == 0", true, "0"))
                .add(new Expectation("clicks.doubled == 0", true, "0"))
                .add(new Expectation("clicks.drain < 30s", true, "23.8 s"))
                .add(new Expectation("load[1].p99 < 250ms after 10s for 60s", false, "874 ms"))
                .add(new RunEnd(Verdict.MISSED));
    }
}
