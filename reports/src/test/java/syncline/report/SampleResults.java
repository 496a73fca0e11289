package syncline.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Results as a run could leave them, the same each time. */
public final class SampleResults {
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    public static final Environment MACHINE =
            new Environment("25.0.1+8-LTS Eclipse Adoptium", 2, 4096, "Linux 6.8.0 amd64");

    private SampleResults() {}

    /** A full sync of 400,000 records, a night, and an incremental one that fails in some records. */
    public static Results large() {
        var random = new Random(42);
        var full = sync(1, "full", "manual", 4.2, 38.5, 400_000, 400_000, 0);
        var incremental = sync(2, "incremental", "scheduled", 45.1, 2.4, 4_150, 4_138, 12);
        var run = run("20260301-120000-large-incremental", "large-incremental", 49.8)
                .add(new Step(1, "sync: full", 4.1, 38.7, 0))
                .add(new Step(2, "wait: 1d", 42.8, 0.01, 0))
                .add(new Step(3, "change: 1,500 profiles, 125 disconnects, 20 deletions, 5 merges", 42.9, 2.1, 0))
                .add(new Step(4, "sync: incremental", 45.0, 2.6, 0))
                .add(full)
                .add(incremental)
                .add(new Consistency(
                        400_000,
                        3,
                        0,
                        12,
                        2,
                        List.of(
                                new Difference(
                                        "engage_profile__v", "EP000000123", "title__v", "Chief of Surgery", "Surgeon"),
                                new Difference("engage_profile__v", "EP000071002", "deleted__v", "true", "false"),
                                new Difference("engage_connection__v", "EC000000123-0001", null, null, "a record"))))
                .add(new Retries(2, 1, 9, 10, 10, Map.of()));
        throughput(random, full, incremental).forEach(run::add);
        latency(random, full, incremental).forEach(run::add);
        heap(random, 50).forEach(run::add);
        return run.add(load(random))
                .add(devices(random))
                .add(new Expectation(
                        "sync[2].message == \"Completed with errors. Please see Error log for more information\"",
                        true,
                        "Completed with errors. Please see Error log for more information"))
                .add(new Expectation("sync[2].duration < 2s", false, "2.4 s"))
                .add(new Expectation("consistency.differing == 0", false, "3"))
                .add(new RunEnd(Verdict.MISSED))
                .results();
    }

    /** A run that somebody stopped before its first step. */
    public static Results interrupted() {
        return run("20260301-120000-empty", "empty", 0.8)
                .add(new Remark("Interrupted before step 1.", false))
                .add(new Expectation("consistency.differing == 0", false, null))
                .add(new RunEnd(Verdict.INTERRUPTED))
                .results();
    }

    /** A run in which every text is {@code text}. */
    public static Results saying(String text) {
        var errors = List.of(new ErrorCount(text, 1));
        var answer = new Histogram(3);
        answer.recordValue(1_000);
        var intervals = IntStream.range(0, 40)
                .mapToObj(t -> new LoadInterval(t / 8.0, 0.125, 1, 1, Histograms.encode(answer), null))
                .toList();
        return new ResultsSoFar()
                .add(new Run(text, text, text, 1, text, text, START, 10, text, Driver.LIVE))
                .add(new Environment(text, 1, 1, text))
                .add(new Remark(text, true))
                .add(new Step(1, text, 0, 5, 0))
                .add(new SyncResult(1, text, text, text, text, START, null, 1, 4, 1, 1, 0, 0, 0, 0, null, null, errors))
                .add(new Consistency(1, 1, 0, 0, 0, List.of(new Difference(text, text, text, text, text))))
                .add(new ThroughputSample(1, 10, 1))
                .add(new FaultSpan(1, null, text))
                .add(new PostProcessing(1, START, null, 2, 1, 1, 0, 0, 1, 1, text))
                .add(new Load(
                        text,
                        text,
                        text,
                        Map.of(text, text),
                        null,
                        1,
                        List.of(new LoadSeries(text, 40, 0, 40, 1, null, null, errors, intervals)),
                        new LoadGenerator(1, 1, 1, 1, 1, text, List.of(new GeneratorSample(0, 1, 1))),
                        null))
                .add(new DeviceResult(text, text, 1, 0, 1, 1, 1, null, errors))
                .add(new Expectation(text, false, text))
                .add(new RunEnd(Verdict.INVALID))
                .results();
    }

    /** A season of daily syncs: far more lanes than a page has room for. */
    public static Results season(int days) {
        var run = run("20260301-120000-season", "season", 3.0 * days);
        for (int day = 0; day < days; day++) {
            run.add(new Step(2 * day + 1, "wait: 1d", 3.0 * day, 0, 0))
                    .add(new Step(2 * day + 2, "sync: incremental", 3.0 * day, 2.5, 0))
                    .add(sync(day + 1, "incremental", "scheduled", 3.0 * day, 2.4, 2_000, 1_990, 10));
        }
        return run.add(new RunEnd(Verdict.PASSED)).results();
    }

    private static ResultsSoFar run(String id, String scenario, double wallSeconds) {
        var run = new Run(
                id,
                scenario,
                "One percent of a large vault changes overnight. How long is the incremental sync, and does it converge?",
                42,
                "35a6f7e1c0de",
                "H2, in memory",
                START,
                wallSeconds,
                "./syncline run " + scenario + " --set seed=42",
                Driver.LIVE);
        return new ResultsSoFar().add(run).add(MACHINE);
    }

    private static SyncResult sync(
            int number,
            String type,
            String trigger,
            double start,
            double seconds,
            long read,
            long written,
            long failed) {
        Instant startedAt = START.plus(Duration.ofDays(number - 1));
        return new SyncResult(
                number,
                type,
                trigger,
                failed == 0
                        ? "Completed successfully"
                        : "Completed with errors. Please see Error log for more information",
                null,
                startedAt,
                startedAt.plusMillis((long) (1000 * seconds)),
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
                List.of());
    }

    private static List<ThroughputSample> throughput(Random random, SyncResult... syncs) {
        var samples = new ArrayList<ThroughputSample>();
        for (SyncResult sync : syncs) {
            for (double t = 0.5; t < sync.durationSeconds(); t += 0.5) {
                double warm = Math.min(1, 0.25 + t / 12);
                double rate = warm * 1.3 * sync.recordsPerSecond() * (0.85 + 0.3 * random.nextDouble());
                samples.add(new ThroughputSample(sync.startSeconds() + t, rate, sync.number()));
            }
        }
        return samples;
    }

    private static List<LatencySample> latency(Random random, SyncResult... syncs) {
        var samples = new ArrayList<LatencySample>();
        for (SyncResult sync : syncs) {
            for (double t = 1; t < sync.durationSeconds(); t++) {
                var interval = new Histogram(3);
                for (int call = 0; call < 21; call++) {
                    interval.recordValue(micros(random, 28_000));
                }
                samples.add(LatencySample.of(sync.startSeconds() + t, interval));
            }
        }
        return samples;
    }

    private static long micros(Random random, double median) {
        double tail = random.nextInt(60) == 0 ? 8 : 1;
        return (long) (median * tail * StrictMath.exp(0.4 * random.nextGaussian()));
    }

    private static List<HeapSample> heap(Random random, int seconds) {
        var samples = new ArrayList<HeapSample>();
        double used = 300;
        for (int t = 0; t < seconds; t++) {
            used = used > 2300 ? 900 + 100 * random.nextDouble() : used + 60 + 120 * random.nextDouble();
            samples.add(new HeapSample(t, used));
        }
        return samples;
    }

    private static Load load(Random random) {
        var sent = new Histogram(3);
        var due = new Histogram(3);
        for (int i = 0; i < 770; i++) {
            long micros = micros(random, 4_000);
            sent.recordValue(micros);
            due.recordValue(micros + random.nextInt(900));
        }
        return new Load(
                "FullSyncUnderEdits",
                "finished",
                null,
                Map.of("rate", 20),
                START.plusSeconds(4).toEpochMilli(),
                38.6,
                List.of(
                        new LoadSeries(
                                "edit a profile",
                                770,
                                768,
                                2,
                                19.9,
                                percentiles(sent),
                                percentiles(due),
                                List.of(new ErrorCount("status.in(200), found 503", 2)),
                                List.of()),
                        new LoadSeries(
                                "start a full sync", 1, 1, 0, 0.03, percentiles(sent), null, List.of(), List.of())),
                new LoadGenerator(0.14, 118, 212, 3.1, 21.4, null, List.of()),
                null);
    }

    private static DeviceResult devices(Random random) {
        var took = new Histogram(3);
        for (int device = 0; device < 147; device++) {
            took.recordValue(20_000 + random.nextInt(400_000));
        }
        return new DeviceResult(
                "full",
                "iPad",
                150,
                20_480,
                3,
                47.7,
                2.1,
                percentiles(took),
                List.of(new ErrorCount("answered 503", 2), new ErrorCount("was cut off", 1)));
    }

    private static Percentiles percentiles(Histogram micros) {
        return new Percentiles(
                Histograms.millis(micros, 50),
                Histograms.millis(micros, 95),
                Histograms.millis(micros, 99),
                micros.getMaxValue() / 1000.0,
                null);
    }
}
