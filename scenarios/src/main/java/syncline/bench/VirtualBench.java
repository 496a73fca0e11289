package syncline.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import syncline.engage.directory.LabChanges;
import syncline.engage.directory.MemoryPeople;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.scenario.Api;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.Scope;
import syncline.sync.rules.Trigger;
import syncline.virtual.Timeline;
import syncline.virtual.crm.CrmModel;
import syncline.virtual.crm.Moments;
import syncline.virtual.sync.CallModel;
import syncline.virtual.sync.SyncEngine;
import syncline.virtual.sync.SyncOrder;
import syncline.virtual.sync.SyncProcess;

/**
 * Syncs in virtual time against their floor: making up every profile and connection once, with nothing done to them. Times are
 * those of the processor, so that records per second are records per second and core.
 */
public final class VirtualBench {
    private static final long SEED = 42;
    private static final int WARM_UP = 300_000;
    private static final double CONNECTIONS_OF_A_PROFILE = 1.6;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Api API = new Api(
            2,
            2_000,
            Duration.ofMillis(500),
            new Api.Write(Duration.ofMillis(800), Duration.ofSeconds(3)),
            Duration.ofMillis(300));

    private final Consumer<String> say;

    /** @param say told each figure as soon as it is known */
    public VirtualBench(Consumer<String> say) {
        this.say = say;
    }

    /**
     * What one size took.
     *
     * @param records profiles and connections
     * @param bytes of heap that the run holds for each record
     */
    public record Figures(
            int profiles, long records, Rate floor, Rate full, Rate again, Rate incremental, double bytes) {
        /** Nanoseconds of a full sync for each record, by the logarithm of how many there are: level if time grows as n log n. */
        public double perNLogN() {
            return 1e9 * full.seconds() / ((double) records * (Math.log((double) records) / Math.log(2)));
        }
    }

    /** Records in a time. */
    public record Rate(long records, double seconds) {
        /** Records each second. */
        public double perSecond() {
            return (double) records / seconds;
        }

        @Override
        public String toString() {
            return "%,12.0f records/s (%,d in %.2f s)".formatted(perSecond(), records, seconds);
        }
    }

    /** Lets the JVM compile what is measured; the first seconds say more of that than of syncs. */
    public void warmUp() {
        new VirtualBench(line -> {}).of(WARM_UP);
    }

    /** Measures a population of so many profiles on one core. */
    public Figures of(int profiles) {
        long before = heap();
        var size = new PopulationSize(
                Math.clamp(profiles / 12L, 150, 99_999),
                Math.max(1, (int) Math.min(20_000_000L, 2L * profiles)),
                profiles,
                Math.round(profiles * CONNECTIONS_OF_A_PROFILE));
        var population = Population.seeded(size, SEED, "syncline", "syncline");
        try (var lab = new VirtualLab(population)) {
            Rate floor = floor(population);
            say.accept("floor       " + floor);
            Rate full = lab.sync(Scope.FULL);
            say.accept("full        " + full);
            double bytes = (double) (heap() - before) / full.records();
            say.accept("heap        %12.1f bytes/record".formatted(bytes));
            Rate again = lab.sync(Scope.FULL);
            say.accept("unchanged   " + again);
            int some = Math.max(1, profiles / 100);
            LabChanges.make(lab.people, SEED, new LabChanges.Counts(some, some / 2, some / 20, 0, some / 100, 0));
            Rate incremental = lab.sync(Scope.INCREMENTAL);
            say.accept("incremental " + incremental);
            return new Figures(profiles, full.records(), floor, full, again, incremental, bytes);
        }
    }

    private static Rate floor(Population population) {
        long started = cpuNanos();
        long records = 0;
        long seen = 0;
        for (int i = 0; i < population.profiles(); i++) {
            seen += population.profile(i).id().length();
            var connections = population.connectionsOf(i);
            records += 1 + connections.size();
            seen += connections.getLast().id().length();
        }
        if (seen == 0) {
            throw new IllegalStateException("Nobody was made up");
        }
        return new Rate(records, (cpuNanos() - started) / 1e9);
    }

    /** What this process has used of its cores, its collector's share included: another load on the machine does not count. */
    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    private static long heap() {
        System.gc();
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Both ends and a sync between them. */
    private static final class VirtualLab implements AutoCloseable {
        private final Timeline timeline = new Timeline(START);
        private final ExecutorService one = Executors.newSingleThreadExecutor();
        private final MemoryPeople people;
        private final SyncEngine engine;
        private Instant lastStart = START;
        private int syncs;

        private VirtualLab(Population population) {
            people = new MemoryPeople(population, "syncline", "syncline", timeline);
            var crm = new CrmModel(population, "syncline", "syncline", SEED, new Moments());
            engine = new SyncEngine(
                    people,
                    crm,
                    new CallModel(API, SEED),
                    RuleSettings.CHOSEN.withJobTimeLimit(Duration.ofDays(30)),
                    timeline,
                    one);
        }

        private Rate sync(Scope scope) {
            timeline.advance(Duration.ofHours(1));
            var order = new SyncOrder(++syncs, timeline.now(), scope, Trigger.MANUAL, lastStart, null);
            lastStart = order.at();
            long started = cpuNanos();
            SyncProcess sync = engine.start(order, () -> {});
            timeline.runUntil(sync::ended);
            return new Rate(sync.counts().read(), (cpuNanos() - started) / 1e9);
        }

        @Override
        public void close() {
            one.close();
        }
    }
}
