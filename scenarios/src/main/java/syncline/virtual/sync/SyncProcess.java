package syncline.virtual.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.Counts;
import syncline.sync.rules.FailureCause;
import syncline.sync.rules.ResultMessage;
import syncline.virtual.Timeline;
import syncline.virtual.crm.Stamp;

/**
 * One sync in virtual time. Lanes look at their records in rounds, several at once where threads are free; what their calls take is
 * worked out one after the other, so that the limits of the CRM see them in order. A lane never goes on before all has happened that
 * may change what it meets, a fault above all.
 */
public final class SyncProcess {
    /** Lanes whose clocks are no further apart than this go on at the same time. */
    private static final long APART_MILLIS = 10_000;

    private final SyncScene scene;
    private final SyncOrder order;
    private final List<Share> shares;
    private final Revisits revisits;
    private final Timeline timeline;
    private final LaneThreads threads;
    private final Consumer<SyncProcess> onEnd;
    private final Calls firstCalls;
    private final Preparation preparation;
    private final Tally tally = new Tally();
    private final Lanes lanes = new Lanes();
    private @Nullable String aborted;
    private @Nullable String cause;
    private @Nullable Instant finishedAt;

    SyncProcess(
            SyncScene scene,
            SyncOrder order,
            List<Share> shares,
            Revisits revisits,
            Timeline timeline,
            LaneThreads threads,
            Consumer<SyncProcess> onEnd) {
        this.scene = scene;
        this.order = order;
        this.shares = shares;
        this.revisits = revisits;
        this.timeline = timeline;
        this.threads = threads;
        this.onEnd = onEnd;
        this.firstCalls = calls(scene.lanes());
        this.preparation = new Preparation(firstCalls);
    }

    private Calls calls(int lane) {
        return scene.model.calls(order.number(), lane);
    }

    /** What it was asked for. */
    public SyncOrder order() {
        return order;
    }

    /** Whether it has ended; once true it stays true. */
    public boolean ended() {
        return finishedAt != null;
    }

    /** When it ended, or null while it runs. */
    public @Nullable Instant finishedAt() {
        return finishedAt;
    }

    /** What it has done so far. */
    public Counts counts() {
        return lanes.counts();
    }

    /** What it is called in the end (F1 to F6), or null while it runs. */
    public @Nullable ResultMessage message() {
        if (finishedAt == null) {
            return null;
        }
        return cause == null ? ResultMessage.of(counts()) : ResultMessage.FAILED;
    }

    /** Why it failed as a whole, or null if it did not. */
    public @Nullable String cause() {
        return cause;
    }

    /** What it had to do without, in alphabetical order. */
    public List<String> warnings() {
        var all = new TreeSet<>(preparation.warnings());
        all.addAll(lanes.warnings());
        return List.copyOf(all);
    }

    /** How many records failed with which message. */
    public Map<String, Long> errors() {
        return lanes.errors();
    }

    /** How long writes took from the first try to the answer, in microseconds. */
    public Histogram writes() {
        return tally.writes();
    }

    /** Calls of the CRM so far, repeated ones counted each time. */
    public long calls() {
        return tally.calls();
    }

    /** Those of them that the CRM held back, because its burst limit was used up. */
    public long delayedCalls() {
        return tally.delayed();
    }

    /** Lets it end at its next round, as failed for this reason (F12). */
    public void abort(String reason) {
        aborted = aborted == null ? reason : aborted;
    }

    boolean isWhole() {
        return finishedAt != null && cause == null;
    }

    boolean mergesAreKnown() {
        return preparation.merges() != null;
    }

    void begin() {
        preparation.begin(scene, order.scope(), revisits.mergesSince());
        long ready = order.at().toEpochMilli() + scene.model.startMillis();
        timeline.at(Instant.ofEpochMilli(ready), () -> prepare(ready));
    }

    private void prepare(long clock) {
        String failure = preparation.failure();
        if (failure != null) {
            ended(Instant.ofEpochMilli(clock), failure);
        } else if (preparation.asks()) {
            preparation.ask();
            long next = firstCalls.pass(clock, tally);
            timeline.at(Instant.ofEpochMilli(next), () -> prepare(next));
        } else {
            lanes(clock);
        }
    }

    private void lanes(long clock) {
        var losing = preparation.losing();
        var merged = losing.isEmpty() ? IntStream.empty() : scene.crm.profilesOf(losing);
        var work = revisits.lanes(merged);
        for (int i = 0; i < work.size(); i++) {
            var accounts = new KnownAccounts(scene.crm, preparation.merges(), scene.lanes());
            var records = new LaneRecords(scene, shares.get(i));
            var calls = calls(i);
            var lane = new Lane(scene, order, records, accounts, calls, work.get(i));
            lanes.add(new ClockedLane(i, lane, calls, clock));
        }
        round();
    }

    private void round() {
        var going = lanes.going();
        long earliest = going.getFirst().clock();
        var together = going.stream()
                .filter(one -> one.clock() == earliest || mayGoAhead(one, earliest))
                .toList();
        evaluate(together);
        together.forEach(one -> one.pass(tally));
        var next = lanes.going();
        if (next.isEmpty()) {
            var last = lanes.last();
            timeline.at(last, () -> ended(last, lanes.firstFailure()));
        } else {
            timeline.at(next.getFirst().now(), this::round);
        }
    }

    private boolean mayGoAhead(ClockedLane lane, long earliest) {
        return lane.clock() <= earliest + APART_MILLIS && lane.now().isBefore(timeline.changesAt());
    }

    private void evaluate(List<ClockedLane> together) {
        var rounds = new ArrayList<Runnable>();
        for (ClockedLane one : together) {
            var at = one.now();
            String why = stopped(at);
            if (why == null) {
                var stamp = new Stamp(order.number(), scene.crm.moments().add(at), at);
                rounds.add(() -> one.lane().round(stamp));
            } else {
                one.lane().stop(why);
            }
        }
        if (!rounds.isEmpty()) {
            threads.run(rounds);
        }
    }

    /** F12. */
    private @Nullable String stopped(Instant at) {
        var limit = scene.rules.jobTimeLimit();
        return at.isAfter(order.at().plus(limit)) ? FailureCause.tooLong(limit) : aborted;
    }

    private void ended(Instant at, @Nullable String why) {
        cause = why;
        finishedAt = at;
        onEnd.accept(this);
    }
}
