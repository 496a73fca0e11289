package syncline.sync.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import syncline.sync.history.HistoryEntry;
import syncline.sync.history.HistoryEntry.Answered;
import syncline.sync.history.HistoryEntry.Decided;
import syncline.sync.history.HistoryEntry.Header;
import syncline.sync.history.HistoryEntry.SyncBegan;
import syncline.sync.history.HistoryEntry.SyncEnded;
import syncline.sync.history.Verdict;
import syncline.sync.history.Waiting;
import syncline.sync.replay.Divergence.Field;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Decision;
import syncline.sync.rules.EngageProfile;
import syncline.sync.rules.EngageRecord;
import syncline.sync.rules.Operation;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.RecordRules;
import syncline.sync.rules.RecordState;
import syncline.sync.rules.RuleSettings;

/**
 * Folds a history through the rules, entry by entry, and compares every decision and state with what was recorded. It holds the state of
 * each record that the history tells of, some hundred bytes.
 */
public final class Replay {
    private final Map<String, Known> records = new HashMap<>();
    private final RuleSettings rules;
    private final SyncReplay syncs;
    private final boolean fromTheStart;

    /** What is known of a record: its state, and what was sent for it and not answered yet. */
    private static final class Known {
        private RecordState state = RecordState.UNKNOWN;
        private Decision.@Nullable Send sent;
        /** Once the rules said otherwise, what follows cannot be compared. */
        private boolean diverged;
    }

    /** A replay by the readings that a header names. */
    public Replay(Header header) {
        this.rules = header.rules();
        this.syncs = new SyncReplay(rules);
        this.fromTheStart = header.fromTheStart();
    }

    /** Takes in the next entry, which stands in {@code line}; of each record only the first difference is told. */
    public Optional<Divergence> take(long line, HistoryEntry entry) {
        return switch (entry) {
            case Header header -> Optional.empty();
            case SyncBegan began -> syncs.began(line, began);
            case SyncEnded ended -> syncs.ended(line, ended);
            case Decided decided -> decided(line, decided);
            case Answered answered -> answered(line, answered);
        };
    }

    /** The state of a record as far as the history was taken in; {@link RecordState#UNKNOWN} if it has not come up. */
    public RecordState state(CrmObject object, String id) {
        var known = records.get(key(object, id));
        return known == null ? RecordState.UNKNOWN : known.state;
    }

    private Optional<Divergence> decided(long line, Decided entry) {
        var offer = entry.offer();
        var object = objectOf(offer.record());
        var known = known(object, offer.record().id());
        var before = entry.before();
        if (!fromTheStart && before != null) {
            known.state = before;
        }
        var decided = RecordRules.decide(known.state, offer);
        if (decided.event() != null) {
            known.state = known.state.evolve(decided.event());
        }
        known.sent = decided.decision() instanceof Decision.Send send ? send : null;
        var verdict = Verdict.of(decided.decision());
        var waiting = Waiting.of(known.state.retry());
        syncs.decided(decided.decision());
        var fields = verdictFields(entry.verdict(), verdict);
        fields.addAll(waitingFields(entry.after(), waiting));
        return divergence(
                known,
                new Divergence(
                        line, offer.at(), offer.sync(), object, offer.record().id(), fields));
    }

    private Optional<Divergence> answered(long line, Answered entry) {
        var known = known(entry.object(), entry.id());
        var sent = known.sent;
        if (sent == null) {
            return divergence(known, diverges(line, entry, List.of(new Field("sent", true, false))));
        }
        known.sent = null;
        var outcome = outcome(entry, sent);
        known.state = known.state.evolve(RecordRules.settle(outcome, rules));
        syncs.answered(outcome);
        return divergence(known, diverges(line, entry, waitingFields(entry.after(), Waiting.of(known.state.retry()))));
    }

    private Optional<Divergence> divergence(Known known, Divergence divergence) {
        if (known.diverged || divergence.fields().isEmpty()) {
            return Optional.empty();
        }
        known.diverged = true;
        syncs.recordDiverged();
        return Optional.of(divergence);
    }

    private Known known(CrmObject object, String id) {
        return records.computeIfAbsent(key(object, id), unknown -> new Known());
    }

    private static Outcome outcome(Answered entry, Decision.Send sent) {
        var accepted = entry.accepted();
        if (accepted != null) {
            var operation = accepted.noChange() ? Operation.NO_CHANGE : sent.operation();
            return new Outcome.Accepted(entry.sync(), entry.at(), operation, accepted.crmId(), sent.row());
        }
        var refused = entry.refused();
        return refused == null
                ? new Outcome.Absent(entry.sync(), entry.at())
                : new Outcome.Refused(entry.sync(), entry.at(), refused.errorType(), refused.message());
    }

    private static Divergence diverges(long line, Answered entry, List<Field> fields) {
        return new Divergence(line, entry.at(), entry.sync(), entry.object(), entry.id(), fields);
    }

    private static List<Field> verdictFields(Verdict recorded, Verdict replayed) {
        var fields = new ArrayList<Field>();
        Field.add(fields, "decision", recorded.kind(), replayed.kind());
        Field.add(fields, "operation", recorded.operation(), replayed.operation());
        Field.add(fields, "mayCreate", recorded.mayCreate(), replayed.mayCreate());
        Field.add(fields, "warning", recorded.warning(), replayed.warning());
        Field.add(fields, "cause", recorded.cause(), replayed.cause());
        Map<String, @Nullable Object> before = recorded.fields() == null ? Map.of() : recorded.fields();
        Map<String, @Nullable Object> now = replayed.fields() == null ? Map.of() : replayed.fields();
        var names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        names.forEach(name -> Field.add(fields, "fields." + name, before.get(name), now.get(name)));
        return fields;
    }

    private static List<Field> waitingFields(Waiting recorded, Waiting replayed) {
        var fields = new ArrayList<Field>();
        Field.add(fields, "retry", recorded.retry(), replayed.retry());
        Field.add(fields, "failures", recorded.failures(), replayed.failures());
        return fields;
    }

    private static CrmObject objectOf(EngageRecord record) {
        return record instanceof EngageProfile ? CrmObject.PROFILE : CrmObject.CONNECTION;
    }

    private static String key(CrmObject object, String id) {
        return object.apiName() + "/" + id;
    }
}
