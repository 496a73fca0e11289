package syncline.virtual.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import syncline.engage.population.Connection;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Retry;
import syncline.sync.rules.Scope;
import syncline.virtual.crm.Place;

/** Which records a sync looks at, lane by lane: all, or what is due and what changed, each once (E9, E11, E12). */
final class Revisits {
    private final SyncScene scene;
    private final List<Share> shares;
    private final SyncOrder order;
    private final boolean unfinished;
    private final @Nullable Instant mergesFollowed;

    /**
     * @param unfinished whether the syncs before left records in the middle
     * @param mergesFollowed since when merges of accounts have not been followed, or null for ever
     */
    Revisits(
            SyncScene scene,
            List<Share> shares,
            SyncOrder order,
            boolean unfinished,
            @Nullable Instant mergesFollowed) {
        this.scene = scene;
        this.shares = shares;
        this.order = order;
        this.unfinished = unfinished;
        this.mergesFollowed = mergesFollowed;
    }

    /** Since when merges have not been followed. */
    Instant mergesSince() {
        return mergesFollowed == null ? Instant.MIN : mergesFollowed;
    }

    /** @param merged numbers of profiles whose account was merged away (B17) */
    List<Map<CrmObject, Work>> lanes(IntStream merged) {
        return order.scope() == Scope.FULL ? all() : some(merged);
    }

    private List<Map<CrmObject, Work>> all() {
        var lanes = new ArrayList<Map<CrmObject, Work>>();
        int given = scene.people.given();
        for (int lane = 0; lane < scene.lanes(); lane++) {
            var work = new EnumMap<CrmObject, Work>(CrmObject.class);
            for (CrmObject object : CrmObject.values()) {
                work.put(object, Work.all(object, numbers(lane, given)));
            }
            lanes.add(work);
        }
        return lanes;
    }

    private Iterator<Integer> numbers(int lane, int given) {
        int originals = scene.people.population().profiles();
        return IntStream.range(0, given)
                .filter(n -> scene.lane(n) == lane
                        && (n < originals || scene.people.idOf(n).isPresent()))
                .iterator();
    }

    private List<Map<CrmObject, Work>> some(IntStream merged) {
        var places = scene.lanes() == 0 ? List.<Map<CrmObject, Map<String, Place>>>of() : empty();
        for (CrmObject object : CrmObject.values()) {
            for (Share share : shares) {
                due(share.notInStep(object)).forEach(place -> add(places, place));
                if (unfinished) {
                    share.unfinished(object).forEach(place -> add(places, place));
                }
            }
        }
        merged.forEach(number -> add(places, profile(number)));
        Instant since = order.watermark() == null ? Instant.MIN : order.watermark();
        scene.people.profilesSince(since).forEach(number -> add(places, profile(number)));
        scene.people
                .connectionsSince(since, scene.people.vault())
                .forEach(connection -> add(places, connection(connection)));
        return places.stream().map(Revisits::work).toList();
    }

    private List<Map<CrmObject, Map<String, Place>>> empty() {
        var lanes = new ArrayList<Map<CrmObject, Map<String, Place>>>();
        for (int lane = 0; lane < scene.lanes(); lane++) {
            var places = new EnumMap<CrmObject, Map<String, Place>>(CrmObject.class);
            for (CrmObject object : CrmObject.values()) {
                places.put(object, new LinkedHashMap<>());
            }
            lanes.add(places);
        }
        return lanes;
    }

    private void add(List<Map<CrmObject, Map<String, Place>>> lanes, Place place) {
        Objects.requireNonNull(lanes.get(scene.lane(place)).get(place.object())).putIfAbsent(place.id(), place);
    }

    private static Map<CrmObject, Work> work(Map<CrmObject, Map<String, Place>> places) {
        var work = new EnumMap<CrmObject, Work>(CrmObject.class);
        places.forEach((object, some) -> work.put(object, Work.of(some.values().iterator())));
        return work;
    }

    private record DuePlace(int since, Place place) {}

    /** E2 and E12: those that are not parked, oldest first failure first. */
    private List<Place> due(Collection<Place> open) {
        return open.stream()
                .flatMap(place -> scene.states(place.object()).of(place, null).retry() instanceof Retry.Due due
                        ? java.util.stream.Stream.of(new DuePlace(due.since(), place))
                        : java.util.stream.Stream.empty())
                .sorted(Comparator.comparingInt(DuePlace::since)
                        .thenComparing(one -> one.place().id()))
                .map(DuePlace::place)
                .toList();
    }

    private Place profile(int number) {
        return scene.crm.places().profile(number, scene.people.idOf(number).orElseThrow());
    }

    private Place connection(Connection connection) {
        int number = scene.people.find(connection.profileId()).orElseThrow();
        return scene.crm.places().connections(scene.people.dossier(number)).stream()
                .filter(place -> place.id().equals(connection.id()))
                .findFirst()
                .orElseThrow();
    }
}
