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
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Decision;
import syncline.sync.rules.FailureClass;
import syncline.sync.rules.Operation;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.Parent;
import syncline.sync.rules.Retry;
import syncline.sync.vault.CrmPort.Answer;

/** The second half of a record's way: to the CRM, back to its actor, into the ledger, and only then into the counts. */
final class Delivery {
    private static final LogEntry.Failure PARENT_FAILED = new LogEntry.Failure(
            "parent_profile_failed", "The profile of this connection could not be created", FailureClass.RECORD);

    private final RunContext run;
    private final Map<String, Parent> withoutRow;
    private final Set<String> listed;

    /**
     * @param withoutRow kept up to date with the profiles that turn out to have a row or none
     * @param listed the records that the ledger lists; after a crash their actors may know better
     */
    Delivery(RunContext run, Map<String, Parent> withoutRow, Set<String> listed) {
        this.run = run;
        this.withoutRow = withoutRow;
        this.listed = listed;
    }

    CompletionStage<Done> deliver(CrmObject object, Batch batch) {
        var settlements = new ArrayList<Settlement>(
                batch.decided().size() + batch.toSend().size());
        batch.decided().forEach(item -> settlements.addAll(decided(object, item)));
        return send(object, batch.toSend())
                .thenApplyAsync(
                        sent -> {
                            settlements.addAll(sent);
                            run.tools().ledger().record(run.number(), settlements);
                            settlements.forEach(this::count);
                            return Done.getInstance();
                        },
                        run.tools().blocking());
    }

    /** What the ledger learns of a record that was not sent. */
    private List<Settlement> decided(CrmObject object, Considered item) {
        Instant at = run.tools().clock().instant();
        return switch (item.decision()) {
            case Decision.Send send -> throw new IllegalArgumentException(item.id() + " is to be sent");
            case Decision.OutOfScope out -> listedAnew(object, item);
            case Decision.Parked parked -> {
                run.progress().read();
                run.progress().parked();
                note(object, item, item.standing());
                yield item.standing().before().equals(item.standing().after())
                        ? listedAnew(object, item)
                        : List.of(settlement(object, item, null, item.standing()));
            }
            case Decision.Unchanged unchanged -> {
                run.progress().read();
                note(object, item, item.standing());
                var entry = entry(object, item, item.standing(), Operation.NO_CHANGE, null, at);
                yield List.of(settlement(object, item, entry, item.standing()));
            }
            case Decision.Held held -> {
                run.progress().read();
                var entry = entry(object, item, item.standing(), Operation.CREATE, PARENT_FAILED, at);
                yield List.of(settlement(object, item, entry, item.standing()));
            }
        };
    }

    private CompletionStage<List<Settlement>> send(CrmObject object, List<Considered> items) {
        if (items.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        items.forEach(item -> run.progress().read());
        var records = items.stream().map(item -> toSend(item).fields()).toList();
        return run.tools().crm().upsert(object, records).thenCompose(answers -> settle(object, items, answers));
    }

    private CompletionStage<List<Settlement>> settle(CrmObject object, List<Considered> items, List<Answer> answers) {
        Instant at = run.tools().clock().instant();
        var answered = new ArrayList<Answered>(items.size());
        for (int i = 0; i < items.size(); i++) {
            var send = toSend(items.get(i));
            answered.add(new Answered(send.row(), outcome(send, answers.get(i), at)));
        }
        return run.tools().gate().settle(object, answered).thenApply(replies -> {
            Map<String, Standing> standings =
                    replies.stream().collect(Collectors.toMap(Settled::id, Settled::standing));
            var settlements = new ArrayList<Settlement>(items.size());
            for (int i = 0; i < items.size(); i++) {
                var item = items.get(i);
                var standing = Objects.requireNonNull(standings.get(item.id()));
                settlements.add(sent(object, item, answered.get(i).outcome(), standing));
            }
            return settlements;
        });
    }

    private Outcome outcome(Decision.Send send, Answer answer, Instant at) {
        int sync = run.number();
        return switch (answer) {
            case Answer.Written written ->
                new Outcome.Accepted(sync, at, send.operation(), written.crmId(), send.row());
            case Answer.NoChange same -> new Outcome.Accepted(sync, at, Operation.NO_CHANGE, same.crmId(), send.row());
            case Answer.Refused refused -> new Outcome.Refused(sync, at, refused.errorType(), refused.message());
        };
    }

    private Settlement sent(CrmObject object, Considered item, Outcome outcome, Standing after) {
        var standing = new Standing(item.standing().before(), after.after(), after.crmId());
        note(object, item, standing);
        var entry = switch (outcome) {
            case Outcome.Accepted accepted -> entry(object, item, standing, accepted.operation(), null, accepted.at());
            case Outcome.Refused refused ->
                entry(
                        object,
                        item,
                        standing,
                        toSend(item).operation(),
                        new LogEntry.Failure(
                                refused.errorType(), refused.message(), FailureClass.of(refused.errorType())),
                        refused.at());
        };
        return settlement(object, item, entry, standing);
    }

    /** Remembers whether a profile has a row for its connections to point to (E13, E14). */
    private void note(CrmObject object, Considered item, Standing standing) {
        if (object == CrmObject.PROFILE) {
            if (standing.crmId() == null) {
                withoutRow.put(item.id(), item.decision() instanceof Decision.Parked ? Parent.PARKED : Parent.FAILED);
            } else {
                withoutRow.remove(item.id());
            }
        }
    }

    private void count(Settlement settlement) {
        var entry = settlement.entry();
        if (entry == null) {
            return;
        }
        var error = entry.error();
        if (error == null) {
            if (entry.operation() == Operation.NO_CHANGE) {
                run.progress().unchanged();
            } else {
                run.progress().written();
            }
        } else if (error.equals(PARENT_FAILED)) {
            run.progress().held();
        } else {
            run.progress().failed(error.failureClass() == FailureClass.CONFIGURATION);
        }
    }

    private static Decision.Send toSend(Considered item) {
        return (Decision.Send) item.decision();
    }

    private static LogEntry entry(
            CrmObject object,
            Considered item,
            Standing standing,
            Operation operation,
            LogEntry.@Nullable Failure error,
            Instant at) {
        return new LogEntry(
                object,
                item.id(),
                standing.crmId(),
                operation,
                error,
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
            case Retry.Parked parked -> new OpenRecord(object, id, Retry.LIMIT, true, parked.since(), hasRow);
        };
        return new Settlement(object, id, entry, wasOpen, open);
    }
}
