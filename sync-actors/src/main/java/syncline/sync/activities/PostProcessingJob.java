package syncline.sync.activities;

import akka.Done;
import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import syncline.sync.clicks.ActivityRow;
import syncline.sync.clicks.Hit;
import syncline.sync.clicks.HitOutcome;
import syncline.sync.clicks.InviteRules.Answered;
import syncline.sync.clicks.JobCounts;
import syncline.sync.engage.HitsPort;
import syncline.sync.ledger.WaitingHit;
import syncline.sync.vault.CrmPort.Answer;

/**
 * One Post-Processing job (J24): first the hits that wait, then what Engage has logged since the last job, page by page. Pages are
 * written to the CRM several at once, but settled with their actors one by one in the order of the log: so an actor that has taken a
 * hit in has taken in all before it, and what the ledger counts as taken is settled. A job that ends anywhere in between leaves
 * its last pages to be read again; their hits find their rows there and make no others (J26).
 */
public final class PostProcessingJob {
    private static final int CRM_CALLS = 3;

    private final JobTools tools;
    private final int number;
    private final Instant startedAt;
    private final LongAdder read = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile @Nullable String aborted;
    private volatile CompletionStage<Done> settling = CompletableFuture.completedFuture(Done.getInstance());
    private final CompletionStage<Ended> ended;

    private PostProcessingJob(JobTools tools, int number, Instant startedAt) {
        this.tools = tools;
        this.number = number;
        this.startedAt = startedAt;
        this.ended = run();
    }

    /** Runs a job; it reads what was logged up to {@code startedAt}, and little that came later. */
    public static PostProcessingJob start(JobTools tools, int number, Instant startedAt) {
        return new PostProcessingJob(tools, number, startedAt);
    }

    /**
     * How a job ended.
     *
     * @param failure what ended it early, null if nothing did
     */
    public record Ended(JobCounts counts, @Nullable Throwable failure) {}

    /** Its end, when nothing that it settles is under way any more; never fails. */
    public CompletionStage<Ended> ended() {
        return ended;
    }

    /** What it has done so far, but for what waits. */
    public JobCounts counts() {
        return new JobCounts(read.sum(), written.sum(), repeated.sum(), failed.sum(), 0);
    }

    /** Lets it end at its next page, as failed for this reason. */
    public void abort(String reason) {
        aborted = reason;
    }

    /** Hits that are read together; {@code again} if they waited. */
    private record Page(List<Hit> hits, boolean again) {}

    /** A page with what the CRM answered, {@code found} being how many rows were there already. */
    private record Written(Page page, List<Answered> answers, int found) {}

    private CompletionStage<Ended> run() {
        return blocking(tools.ledger()::standing)
                .thenCompose(standing -> waiting(standing.upTo())
                        .concatLazy(log(standing.upTo()))
                        .mapAsync(CRM_CALLS, this::write)
                        .mapAsync(1, this::settle)
                        .runWith(Sink.ignore(), tools.system()))
                .handle((done, failure) -> settling.handle((settled, other) -> failure))
                .thenCompose(failure -> failure)
                .thenCompose(this::end);
    }

    private CompletionStage<Ended> end(@Nullable Throwable failure) {
        return blocking(tools.ledger()::standing).handle((standing, other) -> {
            long waiting = standing == null ? 0 : standing.waiting();
            return new Ended(counts().withWaiting(waiting), failure == null ? other : failure);
        });
    }

    private Source<Page, NotUsed> waiting(long upTo) {
        return Source.unfoldAsync(
                0L,
                after -> blocking(() -> {
                    var hits = tools.ledger().waiting(after, upTo);
                    return hits.isEmpty()
                            ? Optional.empty()
                            : Optional.of(Pair.create(hits.getLast().seq(), new Page(hits, true)));
                }));
    }

    private Source<Page, NotUsed> log(long upTo) {
        return Source.unfoldAsync(Optional.of(upTo), after -> {
            if (after.isEmpty()) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            return tools.hits()
                    .after(after.get())
                    .thenApply(page -> page.hits().isEmpty()
                            ? Optional.empty()
                            : Optional.of(Pair.create(next(page), new Page(page.hits(), false))));
        });
    }

    /** Hits that came after the start are for the next job: else one that is slower than they come would never end. */
    private Optional<Long> next(HitsPort.Page page) {
        var last = page.hits().getLast();
        return page.more() && !last.at().isAfter(startedAt) ? Optional.of(last.seq()) : Optional.empty();
    }

    private CompletionStage<Written> write(Page page) {
        String reason = aborted;
        if (reason != null) {
            throw new Aborted(reason);
        }
        var rows = page.hits().stream()
                .map(hit -> ActivityRow.fields(hit, tools.userAgents().read(hit.userAgent()), tools.wallet()))
                .toList();
        return tools.crm().upsertActivities(rows).thenApply(answers -> answered(page, answers));
    }

    private static Written answered(Page page, List<Answer> answers) {
        var hits = page.hits();
        var answered = new ArrayList<Answered>(hits.size());
        int found = 0;
        for (int i = 0; i < hits.size(); i++) {
            answered.add(new Answered(hits.get(i), outcome(hits.get(i), answers.get(i))));
            found += answers.get(i) instanceof Answer.NoChange ? 1 : 0;
        }
        return new Written(page, answered, found);
    }

    private static HitOutcome outcome(Hit hit, Answer answer) {
        return switch (answer) {
            case Answer.Written row -> new HitOutcome.Written(row.crmId());
            case Answer.NoChange row -> new HitOutcome.Written(row.crmId());
            case Answer.Refused refused -> new HitOutcome.Refused(refused.errorType(), refused.message());
            case Answer.Absent absent ->
                new HitOutcome.Refused(
                        HitOutcome.Refused.NO_INVITE, "The CRM has no sent_message__v of " + hit.link() + " yet");
        };
    }

    private CompletionStage<Done> settle(Written page) {
        var settled = tools.gate()
                .settle(number, tools.clock().instant(), page.answers())
                .thenApplyAsync(failures -> store(page, failures), tools.blocking());
        settling = settled;
        return settled;
    }

    private Done store(Written page, Map<Long, Integer> failures) {
        var waiting = waiting(page.answers(), failures);
        var hits = page.page().hits();
        if (page.page().again()) {
            tools.ledger().triedAgain(hits, waiting);
        } else {
            tools.ledger().taken(hits, waiting);
        }
        read.add(hits.size());
        failed.add(waiting.size());
        repeated.add(page.found());
        written.add(hits.size() - page.found() - waiting.size());
        return Done.getInstance();
    }

    private static List<WaitingHit> waiting(List<Answered> answers, Map<Long, Integer> failures) {
        var waiting = new ArrayList<WaitingHit>(failures.size());
        for (Answered answer : answers) {
            Integer failed = failures.get(answer.hit().seq());
            if (failed != null && answer.outcome() instanceof HitOutcome.Refused refused) {
                waiting.add(new WaitingHit(answer.hit(), failed, refused.errorType(), refused.message()));
            }
        }
        return waiting;
    }

    private <T> CompletionStage<T> blocking(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, tools.blocking());
    }
}
