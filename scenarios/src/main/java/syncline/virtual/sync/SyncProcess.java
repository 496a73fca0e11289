package syncline.virtual.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.AccountMerges;
import syncline.sync.rules.Counts;
import syncline.sync.rules.ResultMessage;
import syncline.sync.rules.Scope;
import syncline.virtual.crm.Stamp;

/**
 * One sync in virtual time. Lanes look at their records in rounds, several at once where threads are free; what their calls take is
 * worked out one after the other, so that the limits of the CRM see them in order.
 */
public final class SyncProcess {
    /** Lanes whose clocks are no further apart than this go on at the same time. */
    private static final long APART_MILLIS = 10_000;

    private static final int USERS_OF_A_PAGE = 1_000;
    private static final int ACCOUNTS_OF_A_QUERY = 500;

    private final SyncScene scene;
    private final SyncOrder order;
    private final List<Share> shares;
    private final Revisits revisits;
    private final Agenda agenda;
    private final ExecutorService threads;
    private final Consumer<SyncProcess> onEnd;
    private final Histogram writes = new Histogram(Duration.ofHours(1).toMillis() * 1_000, 3);
    private final List<Clocked> lanes = new ArrayList<>();
    private final TreeSet<String> warnings = new TreeSet<>();
    private @Nullable AccountMerges merges;
    private @Nullable String aborted;
    private @Nullable String cause;
    private @Nullable Instant finishedAt;
    private long calls;

    /** A lane and its clock, in milliseconds. */
    private static final class Clocked {
        private final int index;
        private final Lane lane;
        private long clock;

        private Clocked(int index, Lane lane, long clock) {
            this.index = index;
            this.lane = lane;
            this.clock = clock;
        }
    }

    SyncProcess(
            SyncScene scene,
            SyncOrder order,
            List<Share> shares,
            Revisits revisits,
            Agenda agenda,
            ExecutorService threads,
            Consumer<SyncProcess> onEnd) {
        this.scene = scene;
        this.order = order;
        this.shares = shares;
        this.revisits = revisits;
        this.agenda = agenda;
        this.threads = threads;
        this.onEnd = onEnd;
    }

    /** What it was asked for. */
    public SyncOrder order() {
        return order;
    }

    public boolean ended() {
        return finishedAt != null;
    }

    /** When it ended, or null while it runs. */
    public @Nullable Instant finishedAt() {
        return finishedAt;
    }

    /** What it has done so far. */
    public Counts counts() {
        return lanes.stream().map(one -> one.lane.counts()).reduce(Counts.NONE, Counts::plus);
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
        var all = new TreeSet<>(warnings);
        lanes.forEach(one -> all.addAll(one.lane.warnings()));
        return List.copyOf(all);
    }

    /** How many records failed with which message. */
    public Map<String, Long> errors() {
        var all = new TreeMap<String, Long>();
        lanes.forEach(one -> one.lane.errors().forEach((message, count) -> all.merge(message, count, Long::sum)));
        return all;
    }

    /** How long writes took from the first try to the answer, in microseconds. */
    public Histogram writes() {
        return writes;
    }

    /** Calls of the CRM so far. */
    public long calls() {
        return calls;
    }

    /** Lets it end at its next round, as failed for this reason (F12). */
    public void abort(String reason) {
        aborted = aborted == null ? reason : aborted;
    }

    boolean isWhole() {
        return finishedAt != null && cause == null;
    }

    boolean mergesAreKnown() {
        return merges != null;
    }

    /** Asks for users and merges, as every sync does first. */
    void begin() {
        var asking = new Asking(
                scene.model.calls(order.number(), scene.lanes()), order.at().toEpochMilli());
        if (!scene.crm.mayRead("user__sys", "username__sys", "name__v")) {
            fail(asking.now, "The CRM does not let the integration user read user__sys");
            return;
        }
        asking.pages(scene.crm.users().size() + 1, USERS_OF_A_PAGE);
        if (scene.crm.mayRead("account_merge_history__v", "name__v", "account__v", "created_date__v")) {
            merges = new AccountMerges(scene.crm.merges());
            asking.pages(scene.crm.merges().size(), USERS_OF_A_PAGE);
        } else {
            warnings.add("Account merges are not followed: account_merge_history__v may not be read.");
        }
        var losing = order.scope() == Scope.FULL || merges == null
                ? List.<String>of()
                : merges.losingSince(revisits.mergesSince());
        if (!losing.isEmpty()) {
            asking.pages(losing.size(), ACCOUNTS_OF_A_QUERY);
        }
        String failure = asking.failure;
        if (failure == null) {
            long from = asking.now;
            agenda.at(Instant.ofEpochMilli(from), () -> lanes(from, losing));
        } else {
            fail(asking.now, failure);
        }
    }

    /** Queries that follow one another. */
    private final class Asking {
        private final Calls queries;
        private long now;
        private @Nullable String failure;

        Asking(Calls queries, long now) {
            this.queries = queries;
            this.now = now;
        }

        void pages(int rows, int ofAPage) {
            for (int from = 0; failure == null && (from == 0 || from < rows); from += ofAPage) {
                var query = queries.query();
                now = made(query, now);
                failure = query.failure();
            }
        }
    }

    private long made(Exchange exchange, long at) {
        calls += exchange.isCrm() ? exchange.tries().size() : 0;
        return scene.model.made(exchange, at, writes);
    }

    private void lanes(long from, List<String> losing) {
        var merged = losing.isEmpty() ? IntStream.empty() : scene.crm.profilesOf(losing);
        var work = revisits.lanes(merged);
        for (int i = 0; i < work.size(); i++) {
            var accounts = new KnownAccounts(scene.crm, merges, scene.lanes());
            var lane =
                    new Lane(scene, order, shares.get(i), accounts, scene.model.calls(order.number(), i), work.get(i));
            lanes.add(new Clocked(i, lane, from));
        }
        round();
    }

    private void round() {
        var going = lanes.stream()
                .filter(one -> !one.lane.ended())
                .sorted(Comparator.<Clocked>comparingLong(one -> one.clock).thenComparingInt(one -> one.index))
                .toList();
        if (going.isEmpty()) {
            end();
            return;
        }
        long earliest = going.getFirst().clock;
        var together = going.stream()
                .filter(one -> one.clock <= earliest + APART_MILLIS)
                .toList();
        evaluate(together);
        for (Clocked one : together) {
            for (Exchange call : one.lane.callsOfRound()) {
                one.clock = made(call, one.clock);
            }
        }
        var next = lanes.stream()
                .filter(one -> !one.lane.ended())
                .mapToLong(one -> one.clock)
                .min();
        if (next.isPresent()) {
            agenda.at(Instant.ofEpochMilli(next.getAsLong()), this::round);
        } else {
            agenda.at(Instant.ofEpochMilli(latest()), this::end);
        }
    }

    private long latest() {
        return lanes.stream()
                .mapToLong(one -> one.clock)
                .max()
                .orElse(order.at().toEpochMilli());
    }

    private void evaluate(List<Clocked> together) {
        var rounds = new ArrayList<java.util.concurrent.Callable<Object>>();
        for (Clocked one : together) {
            var at = Instant.ofEpochMilli(one.clock);
            String why = stopped(at);
            if (why == null) {
                var stamp = new Stamp(order.number(), scene.crm.moments().add(at), at);
                rounds.add(java.util.concurrent.Executors.callable(() -> one.lane.round(stamp)));
            } else {
                one.lane.stop(why);
            }
        }
        try {
            if (rounds.size() == 1) {
                rounds.getFirst().call();
            } else {
                for (var done : threads.invokeAll(rounds)) {
                    done.get();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a sync ran", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A lane of sync " + order.number() + " broke", e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException("A lane of sync " + order.number() + " broke", e);
        }
    }

    /** F12. */
    private @Nullable String stopped(Instant at) {
        var limit = scene.rules.jobTimeLimit();
        return at.isAfter(order.at().plus(limit)) ? "The sync took longer than its time limit of " + limit : aborted;
    }

    private void end() {
        String why = lanes.stream()
                .filter(one -> one.lane.failure() != null)
                .min(Comparator.<Clocked>comparingLong(one -> one.clock).thenComparingInt(one -> one.index))
                .map(one -> one.lane.failure())
                .orElse(null);
        ended(latest(), why);
    }

    private void fail(long at, String why) {
        agenda.at(Instant.ofEpochMilli(at), () -> ended(at, why));
    }

    private void ended(long at, @Nullable String why) {
        cause = why;
        finishedAt = Instant.ofEpochMilli(at);
        onEnd.accept(this);
    }
}
