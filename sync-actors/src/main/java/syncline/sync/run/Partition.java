package syncline.sync.run;

import akka.Done;
import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.OverflowStrategy;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import syncline.sync.actors.RecordCommand.Considered;
import syncline.sync.engage.EngagePort;
import syncline.sync.ledger.OpenRecord;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Decision;
import syncline.sync.rules.EngageConnection;
import syncline.sync.rules.EngageProfile;
import syncline.sync.rules.EngageRecord;
import syncline.sync.rules.Offer;
import syncline.sync.rules.Parent;
import syncline.sync.rules.Parents;
import syncline.sync.rules.Scope;
import syncline.sync.rules.VaultAccount;
import syncline.sync.vault.CrmPort;

/**
 * One partition of a sync: a slice of the profiles, then their connections (E12). Records flow page by page from Engage to their
 * actors, in batches to the CRM, back to the actors and into the ledger; back-pressure bounds what is in flight.
 */
final class Partition {
    private static final int PAGE = 500;
    private static final int PAGES_CONSIDERED = 2;
    private static final int CRM_CALLS = 2;

    private final RunContext run;
    private final EngagePort.Slice slice;
    private final Parents parents = new Parents(new ConcurrentHashMap<>());

    Partition(RunContext run, int index) {
        this.run = run;
        this.slice =
                new EngagePort.Slice(run.order().watermark(), index, run.tools().partitions());
    }

    /** Runs to the end of the slice; fails with the first failure that ends the sync as a whole. */
    CompletionStage<Done> run() {
        return open(CrmObject.PROFILE)
                .thenCompose(open -> {
                    open.forEach(o -> parents.waits(o.externalId(), o.hasRow(), o.parked()));
                    return phase(CrmObject.PROFILE, open);
                })
                .thenCompose(done -> open(CrmObject.CONNECTION))
                .thenCompose(open -> phase(CrmObject.CONNECTION, open));
    }

    private CompletionStage<List<OpenRecord>> open(CrmObject object) {
        return CompletableFuture.supplyAsync(
                () -> run.tools().ledger().open(object), run.tools().blocking());
    }

    private CompletionStage<Done> phase(CrmObject object, List<OpenRecord> open) {
        var listed = open.stream().map(OpenRecord::externalId).collect(Collectors.toSet());
        var delivery = new Delivery(run, parents, listed);
        return revisited(object, open)
                .concatLazy(feed(object))
                .via(once())
                .mapAsync(PAGES_CONSIDERED, page -> consider(object, page))
                .via(batches())
                .mapAsync(CRM_CALLS, batch -> delivery.deliver(object, batch))
                .runWith(Sink.ignore(), run.tools().system());
    }

    /** E2 and E10: what an incremental sync looks at again, as Engage has it now. A full one reads everything anyway. */
    private Source<List<EngageRecord>, NotUsed> revisited(CrmObject object, List<OpenRecord> open) {
        if (run.order().scope() == Scope.FULL) {
            return Source.empty();
        }
        var due = open.stream()
                .filter(o -> !o.parked())
                .map(OpenRecord::externalId)
                .toList();
        return Source.from(due)
                .concatLazy(leftovers(object))
                .concatLazy(
                        Source.from(object == CrmObject.PROFILE ? run.revisits().merged() : List.of()))
                .grouped(PAGE)
                .mapAsync(1, ids -> run.tools().engage().current(object, slice, ids));
    }

    /** What unfinished syncs left in the middle: the feed may not bring it, and the ledger may not know of it. */
    private Source<String, NotUsed> leftovers(CrmObject object) {
        var left = run.revisits().leftovers();
        if (left == null) {
            return Source.empty();
        }
        return Source.unfoldAsync(left.after(), after -> waiting(object, after, left.upTo()))
                .mapConcat(ids -> ids);
    }

    private CompletionStage<Optional<Pair<Long, List<String>>>> waiting(CrmObject object, long after, long upTo) {
        return CompletableFuture.supplyAsync(
                () -> {
                    var page = run.tools().journal().waiting(object, after, upTo);
                    return page.ids().isEmpty()
                            ? Optional.empty()
                            : Optional.of(Pair.create(page.position(), page.ids()));
                },
                run.tools().blocking());
    }

    private Source<List<EngageRecord>, NotUsed> feed(CrmObject object) {
        return Source.unfoldAsync(Optional.of(Optional.<String>empty()), cursor -> {
                    if (cursor.isEmpty()) {
                        return CompletableFuture.completedFuture(Optional.empty());
                    }
                    return run.tools()
                            .engage()
                            .page(object, slice, cursor.get().orElse(null))
                            .thenApply(page -> Optional.of(Pair.create(next(page), page.items())));
                })
                .buffer(1, OverflowStrategy.backpressure());
    }

    private static Optional<Optional<String>> next(EngagePort.Page page) {
        return page.next() == null ? Optional.empty() : Optional.of(Optional.of(page.next()));
    }

    /**
     * E9 and E11: a record that comes again in the same sync, as a retry or because it changed meanwhile, is left for the next;
     * so is what changed after the moment as of which Engage is seen (O3).
     */
    private Flow<List<EngageRecord>, List<EngageRecord>, NotUsed> once() {
        return Flow.<List<EngageRecord>>create().statefulMapConcat(() -> {
            var seen = new HashSet<String>();
            return page -> List.of(page.stream()
                    .filter(record -> inSight(record) && seen.add(record.id()))
                    .toList());
        });
    }

    private boolean inSight(EngageRecord record) {
        Instant asOf = run.order().asOf();
        return asOf == null || !record.modifiedAt().isAfter(asOf);
    }

    private CompletionStage<List<Considered>> consider(CrmObject object, List<EngageRecord> page) {
        run.brake().check();
        return run.accounts().of(accounts(page)).thenCompose(accounts -> {
            var at = run.tools().clock().instant();
            var offers =
                    page.stream().map(record -> offer(record, at, accounts)).toList();
            return run.tools()
                    .gate()
                    .consider(object, offers)
                    .thenApply(considered -> inOrder(page, considered))
                    .thenCompose(considered ->
                            run.tools().recording().decided(offers, considered).thenApply(recorded -> considered));
        });
    }

    private Offer offer(EngageRecord record, Instant at, Map<String, VaultAccount> accounts) {
        boolean triesParked = run.tools().rules().triesParked(run.order().scope());
        return switch (record) {
            case EngageProfile profile ->
                new Offer(
                        run.number(), triesParked, at, profile, Parent.PRESENT, null, accounts.get(profile.account()));
            case EngageConnection connection ->
                new Offer(
                        run.number(),
                        triesParked,
                        at,
                        connection,
                        parents.of(connection.profileId()),
                        run.users().get(connection.username()),
                        null);
        };
    }

    /** The accounts that the living profiles of a page have in Engage. */
    private static Set<String> accounts(List<EngageRecord> page) {
        var accounts = new HashSet<String>();
        for (EngageRecord record : page) {
            if (record instanceof EngageProfile profile && profile.deletedAt() == null) {
                String account = profile.account();
                if (account != null && !account.isEmpty()) {
                    accounts.add(account);
                }
            }
        }
        return accounts;
    }

    /** E12: actors answer in any order, the CRM is told in that of the page. */
    private static List<Considered> inOrder(List<EngageRecord> page, List<Considered> considered) {
        var byId = considered.stream().collect(Collectors.toMap(Considered::id, Function.identity()));
        return page.stream()
                .map(record -> Objects.requireNonNull(byId.get(record.id())))
                .toList();
    }

    /** Fills calls of the CRM to the brim, whatever share of each page has to be written. */
    private static Flow<List<Considered>, Batch, NotUsed> batches() {
        return Flow.<List<Considered>>create()
                .statefulMap(
                        ArrayList<Considered>::new,
                        (waiting, page) -> {
                            var settled = new ArrayList<Considered>();
                            page.forEach(
                                    item -> (item.decision() instanceof Decision.Send ? waiting : settled).add(item));
                            if (waiting.size() < CrmPort.BATCH) {
                                return Pair.create(waiting, new Batch(settled, List.of()));
                            }
                            var full = waiting.subList(0, CrmPort.BATCH);
                            var rest = new ArrayList<>(waiting.subList(CrmPort.BATCH, waiting.size()));
                            return Pair.create(rest, new Batch(settled, List.copyOf(full)));
                        },
                        waiting -> waiting.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Batch(List.of(), List.copyOf(waiting))));
    }
}
