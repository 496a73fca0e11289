package syncline.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import syncline.bench.VirtualBench.Rate;
import syncline.crm.faults.RecordFault;
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

/** Both ends and a sync between them in virtual time, with the processor time that each sync takes on one thread. */
final class TimedVirtualLab implements AutoCloseable {
    static final long SEED = 42;
    /** Failing syncs in a row after which a record is parked. */
    static final int RETRY_LIMIT = 2;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Api API = new Api(
            2,
            2_000,
            Duration.ofMillis(500),
            new Api.Write(Duration.ofMillis(800), Duration.ofSeconds(3)),
            Duration.ofMillis(300));

    final MemoryPeople people;
    private final Timeline timeline = new Timeline(START);
    private final ExecutorService one = Executors.newSingleThreadExecutor();
    private final CrmModel crm;
    private final SyncEngine engine;
    private Instant lastStart = START;
    private int syncs;

    TimedVirtualLab(Population population) {
        people = new MemoryPeople(population, "syncline", "syncline", timeline);
        crm = new CrmModel(population, "syncline", "syncline", SEED, new Moments());
        engine = new SyncEngine(
                people,
                crm,
                new CallModel(API, SEED),
                RuleSettings.CHOSEN.but(other -> {
                    other.jobTimeLimit = Duration.ofDays(30);
                    other.retryLimit = RETRY_LIMIT;
                }),
                timeline,
                one);
    }

    /** So many profiles with so many connections, and users and accounts as they come with them. */
    static Population population(int profiles, long connections) {
        int accounts = Math.max(1, (int) Math.min(20_000_000L, 2L * profiles));
        var size = new PopulationSize(Math.clamp(profiles / 12L, 150, 99_999), accounts, profiles, connections);
        return Population.seeded(size, SEED, "syncline", "syncline");
    }

    /** A sync, by the records that it read. */
    Rate sync(Scope scope) {
        timeline.advance(Duration.ofHours(1));
        var order = new SyncOrder(++syncs, timeline.now(), scope, Trigger.MANUAL, lastStart, null);
        lastStart = order.at();
        long started = cpuNanos();
        SyncProcess sync = engine.start(order, () -> {});
        timeline.runUntil(sync::ended);
        return new Rate(sync.counts().read(), (cpuNanos() - started) / 1e9);
    }

    /** Lets the CRM refuse a share of all writes, 0 to 1. */
    void refuse(double share) {
        crm.set(Stream.of("engage_profile__v", "engage_connection__v")
                .map(object -> new RecordFault(object, share, 0, null, null, null))
                .toList());
    }

    /** Every profile gets another title. */
    void editAll() {
        timeline.advance(Duration.ofHours(1));
        ids().forEach(id -> people.edit(id, profile -> profile.title("Head of Department")));
    }

    /** Every connection ends. */
    void disconnectAll() {
        timeline.advance(Duration.ofHours(1));
        IntStream.range(0, people.given())
                .mapToObj(number -> people.dossier(number).connections())
                .flatMap(List::stream)
                .forEach(connection -> people.disconnect(connection.id()));
    }

    private Stream<String> ids() {
        return IntStream.range(0, people.given()).mapToObj(n -> people.idOf(n).orElseThrow());
    }

    /** Records that are due or parked. */
    long open() {
        return engine.open().size();
    }

    /** What this process has used of its cores, its collector's share included: another load on the machine does not count. */
    static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    /** Bytes in use after a collection. */
    static long heap() {
        System.gc();
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public void close() {
        one.close();
    }
}
