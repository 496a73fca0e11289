package syncline.virtual.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import syncline.engage.directory.MemoryPeople;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.scenario.Api;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.Scope;
import syncline.sync.rules.Trigger;
import syncline.virtual.Timeline;
import syncline.virtual.crm.CrmModel;
import syncline.virtual.crm.CrmRows;
import syncline.virtual.crm.Moments;

/** Both ends and a sync between them, in virtual time. */
final class VirtualLab implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    /** Calls that take no time, so that all that a sync writes is written at its start. */
    static final Api IN_NO_TIME = api(2, Duration.ofNanos(1), Duration.ofNanos(1), Duration.ZERO);

    final Timeline timeline = new Timeline(START);
    final MemoryPeople people;
    final CrmModel crm;
    final CallModel calls;
    final SyncEngine engine;
    private final ExecutorService pool;
    private Instant watermark = START;
    private int syncs;

    VirtualLab(int profiles, long seed, Api api, int threads) {
        this(population(profiles, seed), seed, api, RuleSettings.CHOSEN, threads);
    }

    VirtualLab(Population population, long seed, Api api, RuleSettings rules, int threads) {
        pool = Executors.newFixedThreadPool(threads);
        people = new MemoryPeople(population, "syncline", "syncline", timeline);
        crm = new CrmModel(population, "syncline", "syncline", seed, new Moments());
        calls = new CallModel(api, seed);
        engine = new SyncEngine(people, crm, calls, rules, timeline, pool);
    }

    static Population population(int profiles, long seed) {
        var size = new PopulationSize(20, Math.max(1, profiles / 2), profiles, Math.round(profiles * 1.6));
        return Population.seeded(size, seed, "syncline", "syncline");
    }

    static Api api(int parallel, Duration p50, Duration p95, Duration query) {
        return new Api(parallel, 2_000, Duration.ofMillis(500), new Api.Write(p50, p95), query);
    }

    SyncOrder order(Scope scope) {
        timeline.advance(Duration.ofHours(2));
        return new SyncOrder(++syncs, timeline.now(), scope, Trigger.MANUAL, watermark, null);
    }

    SyncProcess sync(Scope scope) {
        return run(order(scope));
    }

    SyncProcess run(SyncOrder order) {
        var sync = engine.start(order, () -> {});
        timeline.runUntil(sync::ended);
        if (sync.cause() == null) {
            watermark = order.at();
        }
        return sync;
    }

    /** As of {@link PlainLab#rows}. */
    Map<String, Map<String, String>> rows(CrmObject object) {
        var rows = new CrmRows(crm, people);
        var profiles = new TreeMap<String, String>();
        rows.profilePlaces().forEach(place -> profiles.put(place.crmId(), place.id()));
        var found = new TreeMap<String, Map<String, String>>();
        var all = object == CrmObject.PROFILE ? rows.profiles() : rows.connections();
        all.forEachRemaining(json -> {
            var shown = new TreeMap<String, String>();
            json.properties()
                    .forEach(e -> shown.put(
                            e.getKey(),
                            e.getValue().isNull() ? "" : e.getValue().asText()));
            shown.computeIfPresent("to_engage_profile__v", (field, id) -> profiles.get(id));
            boolean byHand = !String.valueOf(CrmRows.WRITER).equals(shown.get("modified_by__v"));
            List.of("id", "modified_date__v").forEach(shown::remove);
            shown.put("modified_by__v", byHand ? "somebody else" : "the sync");
            found.put(shown.get("vexternal_id__v"), shown);
        });
        return found;
    }

    List<String> open() {
        return engine.open().stream()
                .map(o -> "%s %s[failures=%d, since=%d]"
                        .formatted(o.externalId(), o.parked() ? "Parked" : "Due", o.failures(), o.since()))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
