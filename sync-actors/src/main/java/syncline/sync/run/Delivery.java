package syncline.sync.run;

import akka.Done;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import syncline.sync.actors.RecordCommand.Considered;
import syncline.sync.actors.RecordCommand.Settled;
import syncline.sync.actors.RecordCommand.Standing;
import syncline.sync.actors.RecordGate.Answered;
import syncline.sync.ledger.LogEntry;
import syncline.sync.ledger.OpenRecord;
import syncline.sync.ledger.Settlement;
import syncline.sync.rules.Counts;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Decision;
import syncline.sync.rules.FailureClass;
import syncline.sync.rules.Operation;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.Parents;
import syncline.sync.rules.Retry;
import syncline.sync.vault.CrmPort.Answer;

/** The second half of a record's way: to the CRM, back to its actor, into the ledger, and only then into the counts. */
final class Delivery {
    private static final String PARENT_FAILED = LogEntry.Failure.PARENT_FAILED;

    private final RunContext run;
    private final Parents parents;
    private final Set<String> listed;

    /**
     * @param parents told which profiles turn out to have a row or none
     * @param listed the records that the ledger lists; after a crash their actors may know better
     */
    Delivery(RunContext run, Parents parents, Set<String> listed) {
        this.run = run;
        this.parents = parents;
        this.listed = listed;
    }

    /** What the ledger and the counts take in at once. */
    private record Delivered(List<Settlement> settlements, Counts counts) {
        private static final Delivered NOTHING = new Delivered(List.of(), Counts.NONE);
    }

    CompletionStage<Done> deliver(CrmObject object, Batch batch) {
        var settlements = new ArrayList<Settlement>(
                batch.decided().size() + batch.toSend().size());
        batch.decided().forEach(item -> settlements.addAll(decided(object, item)));
        Counts decided = decided(batch.decided());
        return send(object, batch.toSend())
                .thenApplyAsync(
                        sent -> {
                            settlements.addAll(sent.settlements());
                            run.tools().ledger().record(run.number(), settlements);
                            run.progress().add(decided.plus(sent.counts()));
                            return Done.getInstance();
                        },
                        run.tools().blocking());
    }

    private static Counts decided(List<Considered> items) {
        return items.stream().map(item -> Counts.of(item.decision())).reduce(Counts.NONE, Counts::plus);
    }

    /** What the ledger learns of a record that was not sent. */
    private List<Settlement> decided(CrmObject object, Considered item) {
        Instant at = run.tools().clock().instant();
        return switch (item.decision()) {
            case Decision.Send send -> throw new IllegalArgumentException(item.id() + " is to be sent");
            case Decision.OutOfScope out -> listedAnew(object, item);
            case Decision.Parked parked -> {
                note(object, item);
                yield item.standing().before().equals(item.standing().after())
                        ? listedAnew(object, item)
                        : List.of(settlement(object, item, null, item.standing()));
            }
            case Decision.Unchanged unchanged -> {
                note(object, item);
                var entry = success(object, item, item.standing(), Operation.NO_CHANGE, unchanged.warning(), at);
                yield List.of(settlement(object, item, entry, item.standing()));
            }
            case Decision.Held held -> {
                var failure = new LogEntry.Failure(
                        PARENT_FAILED, "The profile of this connection could not be created", held.cause());
                var entry = failure(object, item, item.standing(), Operation.CREATE, failure, at);
                yield List.of(settlement(object, item, entry, item.standing()));
            }
        };
    }

    private void note(CrmObject object, Considered item) {
        if (object == CrmObject.PROFILE) {
            parents.decided(item.id(), item.standing().crmId() != null, item.decision());
        }
    }

    private CompletionStage<Delivered> send(CrmObject object, List<Considered> items) {
        if (items.isEmpty()) {
            return CompletableFuture.completedFuture(Delivered.NOTHING);
        }
        run.progress().add(decided(items));
        return new Sending(run, object).answers(items).thenCompose(answers -> settle(object, items, answers));
    }

    private CompletionStage<Delivered> settle(CrmObject object, List<Considered> items, Map<String, Answer> answers) {
        Instant at = run.tools().clock().instant();
        var answered = new ArrayList<Answered>(items.size());
        for (Considered item : items) {
            var send = toSend(item);
            answered.add(new Answered(send.row(), outcome(send, Objects.requireNonNull(answers.get(item.id())), at)));
        }
        return run.tools().gate().settle(object, answered, run.tools().rules()).thenCompose(replies -> {
            Map<String, Standing> standings =
                    replies.stream().collect(Collectors.toMap(Settled::id, Settled::standing));
            return run.tools()
                    .recording()
                    .answered(object, answered, standings)
                    .thenApply(recorded ->
                            new Delivered(settlements(object, items, answered, standings), counts(answered)));
        });
    }

    private List<Settlement> settlements(
            CrmObject object, List<Considered> items, List<Answered> answered, Map<String, Standing> standings) {
        var settlements = new ArrayList<Settlement>(items.size());
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var standing = Objects.requireNonNull(standings.get(item.id()));
            settlements.add(sent(object, item, answered.get(i).outcome(), standing));
        }
        return settlements;
    }

    private Outcome outcome(Decision.Send send, Answer answer, Instant at) {
        int sync = run.number();
        return switch (answer) {
            case Answer.Written written ->
                new Outcome.Accepted(sync, at, send.operation(), written.crmId(), send.row());
            case Answer.NoChange same -> new Outcome.Accepted(sync, at, Operation.NO_CHANGE, same.crmId(), send.row());
            case Answer.Refused refused -> new Outcome.Refused(sync, at, refused.errorType(), refused.message());
            case Answer.Absent absent -> new Outcome.Absent(sync, at);
        };
    }

    private Settlement sent(CrmObject object, Considered item, Outcome outcome, Standing after) {
        var standing = new Standing(item.standing().before(), after.after(), after.crmId());
        var send = toSend(item);
        var entry = switch (outcome) {
            case Outcome.Accepted a -> success(object, item, standing, a.operation(), send.warning(), a.at());
            case Outcome.Absent a -> success(object, item, standing, Operation.NO_CHANGE, null, a.at());
            case Outcome.Refused r -> failure(object, item, standing, send.operation(), failure(r), r.at());
        };
        if (object == CrmObject.PROFILE) {
            parents.answered(item.id(), standing.crmId() != null, outcome);
        }
        return settlement(object, item, entry, standing);
    }

    private static LogEntry.Failure failure(Outcome.Refused refused) {
        return new LogEntry.Failure(refused.errorType(), refused.message(), FailureClass.of(refused.errorType()));
    }

    private static Counts counts(List<Answered> answered) {
        return answered.stream().map(one -> Counts.of(one.outcome())).reduce(Counts.NONE, Counts::plus);
    }

    private static Decision.Send toSend(Considered item) {
        return (Decision.Send) item.decision();
    }

    private static LogEntry success(
            CrmObject object,
            Considered item,
            Standing standing,
            Operation operation,
            @Nullable String warning,
            Instant at) {
        return entry(object, item, standing, operation, null, warning, at);
    }

    private static LogEntry failure(
            CrmObject object,
            Considered item,
            Standing standing,
            Operation operation,
            LogEntry.Failure error,
            Instant at) {
        return entry(object, item, standing, operation, error, null, at);
    }

    private static LogEntry entry(
            CrmObject object,
            Considered item,
            Standing standing,
            Operation operation,
            LogEntry.@Nullable Failure error,
            @Nullable String warning,
            Instant at) {
        return new LogEntry(
                object,
                item.id(),
                standing.crmId(),
                operation,
                error,
                warning,
                standing.after().failures(),
                standing.after() instanceof Retry.Parked,
                at);
    }

    /** A record that was not tried has no line in the log, but the ledger may list it otherwise than its actor knows it. */
    private List<Settlement> listedAnew(CrmObject object, Considered item) {
        boolean inStep = item.standing().before() instanceof Retry.InStep;
        return inStep && !listed.contains(item.id())
                ? List.of()
                : List.of(settlement(object, item, null, item.standing()));
    }

    private Settlement settlement(CrmObject object, Considered item, @Nullable LogEntry entry, Standing standing) {
        String id = item.id();
        boolean wasOpen = !(standing.before() instanceof Retry.InStep) || listed.contains(id);
        boolean hasRow = standing.crmId() != null;
        var open = switch (standing.after()) {
            case Retry.InStep inStep -> null;
            case Retry.Due due -> new OpenRecord(object, id, due.failures(), false, due.since(), hasRow);
            case Retry.Parked parked -> new OpenRecord(object, id, parked.failures(), true, parked.since(), hasRow);
        };
        return new Settlement(object, id, entry, wasOpen, open);
    }
}
