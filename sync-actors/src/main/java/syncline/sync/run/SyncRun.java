package syncline.sync.run;

import akka.Done;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.sync.ledger.Marks.Mark;
import syncline.sync.rules.Counts;
import syncline.sync.rules.CrmUser;
import syncline.sync.rules.Scope;
import syncline.sync.run.CoordinatorEvent.SyncStarted;
import syncline.sync.vault.CrmPort;

/** One sync from its start to the end of its last partition. */
final class SyncRun {
    private final Tools tools;
    private final SyncStarted order;
    private final Progress progress = new Progress();
    private final Warnings warnings = new Warnings();
    private final Brake brake;
    private final CompletionStage<Done> ended;

    private SyncRun(Tools tools, SyncStarted order) {
        this.tools = tools;
        this.order = order;
        this.brake = new Brake(tools.clock(), order.at(), tools.rules().jobTimeLimit());
        this.ended = CompletableFuture.completedFuture(order).thenCompose(start -> run());
    }

    /** Runs all partitions at once. */
    static SyncRun start(Tools tools, SyncStarted order) {
        return new SyncRun(tools, order);
    }

    /** Fails with the first failure that ends the sync, after every partition has ended. */
    CompletionStage<Done> ended() {
        return ended;
    }

    /** What it has done so far. */
    Counts counts() {
        return progress.counts();
    }

    /** What it had to do without so far. */
    List<String> warnings() {
        return warnings.all();
    }

    /** Lets it end at its next page, as failed for this reason (F12). */
    void abort(String reason) {
        brake.pull(reason);
    }

    private CompletionStage<Done> run() {
        return prepare()
                .thenCompose(context ->
                        partitions(context).thenCompose(done -> blocking(() -> finished(context.accounts()))));
    }

    private CompletionStage<RunContext> prepare() {
        return blocking(this::leftovers)
                .thenCompose(leftovers -> tools.crm()
                        .users()
                        .thenCompose(users -> Accounts.read(tools.crm(), warnings)
                                .thenCompose(accounts -> merged(accounts)
                                        .thenApply(merged -> new RunContext(
                                                order,
                                                byUsername(users),
                                                accounts,
                                                new RunContext.Revisits(leftovers, merged),
                                                progress,
                                                brake,
                                                warnings,
                                                tools)))));
    }

    private static Map<String, CrmUser> byUsername(List<CrmUser> users) {
        return users.stream().collect(Collectors.toMap(CrmUser::username, Function.identity()));
    }

    /** Where in the journal the events of unfinished syncs are, and the mark that this one is not finished itself. */
    private RunContext.@Nullable Leftovers leftovers() {
        long end = tools.journal().end();
        OptionalLong unfinished = tools.marks().get(Mark.UNFINISHED);
        if (unfinished.isEmpty()) {
            tools.marks().set(Mark.UNFINISHED, end);
            return null;
        }
        return order.scope() == Scope.FULL ? null : new RunContext.Leftovers(unfinished.getAsLong(), end);
    }

    /** B17: the profiles whose account was merged away since merges were last followed. A full sync reads them anyway. */
    private CompletionStage<List<String>> merged(Accounts accounts) {
        if (order.scope() == Scope.FULL) {
            return CompletableFuture.completedFuture(List.of());
        }
        return blocking(() -> tools.marks().get(Mark.MERGES_FOLLOWED))
                .thenCompose(followed -> profilesOf(
                        accounts.losingSince(followed.isEmpty() ? null : Instant.ofEpochMilli(followed.getAsLong()))));
    }

    private CompletionStage<List<String>> profilesOf(List<String> losing) {
        CompletionStage<List<String>> found = CompletableFuture.completedFuture(List.of());
        for (int from = 0; from < losing.size(); from += CrmPort.BATCH) {
            var some = losing.subList(from, Math.min(losing.size(), from + CrmPort.BATCH));
            found = found.thenCompose(ids -> tools.crm().profilesOf(some).thenApply(more -> both(ids, more)));
        }
        return found;
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private CompletionStage<Done> partitions(RunContext context) {
        var partitions = IntStream.range(0, tools.partitions())
                .mapToObj(index -> new Partition(context, index).run().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(partitions).thenApply(all -> Done.getInstance());
    }

    private Done finished(Accounts accounts) {
        if (accounts.mergesAreKnown()) {
            tools.marks().set(Mark.MERGES_FOLLOWED, order.at().toEpochMilli());
        }
        tools.marks().clear(Mark.UNFINISHED);
        return Done.getInstance();
    }

    private <T extends @Nullable Object> CompletionStage<T> blocking(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, tools.blocking());
    }
}
