package syncline.virtual.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.MemoryPeople;
import syncline.sync.ledger.OpenRecord;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Retry;
import syncline.sync.rules.RuleSettings;
import syncline.virtual.Timeline;
import syncline.virtual.crm.CrmModel;
import syncline.virtual.crm.Place;

/**
 * The sync of a virtual run. It decides by the rules of the live one on every record that it looks at, and what it knows of them lasts
 * from sync to sync. How many threads work for it changes nothing of what it does.
 */
public final class SyncEngine {
    private final SyncScene scene;
    private final Timeline timeline;
    private final LaneThreads threads;
    private final List<Share> shares;
    private @Nullable Instant mergesFollowed;
    private boolean unfinished;

    /**
     * A sync that has not run yet.
     *
     * @param threads what lanes that go on at the same time run on
     */
    public SyncEngine(
            MemoryPeople people,
            CrmModel crm,
            CallModel model,
            RuleSettings rules,
            Timeline timeline,
            ExecutorService threads) {
        this.scene = new SyncScene(people, crm, model, rules);
        this.timeline = timeline;
        this.threads = new LaneThreads(threads);
        this.shares =
                IntStream.range(0, scene.lanes()).mapToObj(lane -> new Share()).toList();
    }

    /**
     * Starts a sync; it goes on as the timeline lets it.
     *
     * @param onEnd told at the virtual time of its end
     */
    public SyncProcess start(SyncOrder order, Runnable onEnd) {
        var revisits = new Revisits(scene, shares, order, unfinished, mergesFollowed);
        unfinished = true;
        var run = new SyncProcess(scene, order, shares, revisits, timeline, threads, finished -> {
            if (finished.isWhole()) {
                unfinished = false;
                shares.forEach(Share::finished);
                mergesFollowed = finished.mergesAreKnown() ? order.at() : mergesFollowed;
            }
            onEnd.run();
        });
        timeline.at(order.at(), run::begin);
        return run;
    }

    /** The records that are due or parked, by object, by the sync in which that began, and by id (E12). */
    public List<OpenRecord> open() {
        var open = new ArrayList<OpenRecord>();
        for (CrmObject object : CrmObject.values()) {
            shares.stream()
                    .flatMap(share -> share.notInStep(object).stream())
                    .map(this::open)
                    .sorted(Comparator.comparingInt(OpenRecord::since).thenComparing(OpenRecord::externalId))
                    .forEach(open::add);
        }
        return open;
    }

    private OpenRecord open(Place place) {
        var state = scene.states(place.object()).of(place, null);
        boolean hasRow = state.crmId() != null;
        int failures = state.retry().failures();
        return switch (state.retry()) {
            case Retry.InStep inStep -> throw new IllegalStateException(place + " is in step");
            case Retry.Due due -> new OpenRecord(place.object(), place.id(), failures, false, due.since(), hasRow);
            case Retry.Parked parked ->
                new OpenRecord(place.object(), place.id(), failures, true, parked.since(), hasRow);
        };
    }
}
