package syncline.sync.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import syncline.sync.history.HistoryEntry;
import syncline.sync.history.HistoryEntry.Answered;
import syncline.sync.history.HistoryEntry.Decided;
import syncline.sync.history.HistoryEntry.Happened;
import syncline.sync.history.HistoryEntry.Header;
import syncline.sync.history.HistoryEntry.SyncBegan;
import syncline.sync.history.HistoryEntry.SyncEnded;
import syncline.sync.history.Verdict;
import syncline.sync.history.Waiting;
import syncline.sync.replay.Divergence.Field;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Decision;
import syncline.sync.rules.RecordRules;
import syncline.sync.rules.RecordState;
import syncline.sync.rules.RuleSettings;

/**
 * Folds a history through the rules, entry by entry, and compares every decision and state with what was recorded. It holds the state of
 * each record that the history tells of, some hundred bytes.
 */
public final class Replay {
    private final Map<RecordKey, Known> records = new HashMap<>();
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
        this.syncs = new SyncReplay(rules, header.exported());
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
            case Happened happened -> happened(line, happened);
        };
    }

    /** The state of a record as far as the history was taken in; {@link RecordState#UNKNOWN} if it has not come up. */
    public RecordState state(CrmObject object, String id) {
        var known = records.get(new RecordKey(object, id));
        return known == null ? RecordState.UNKNOWN : known.state;
    }

    private Optional<Divergence> decided(long line, Decided entry) {
        var offer = entry.offer();
        var key = RecordKey.of(offer.record());
        var known = known(key);
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
        var fields = Differences.between(entry.verdict(), verdict);
        fields.addAll(Differences.between(entry.after(), waiting));
        return divergence(known, new Divergence(line, offer.at(), offer.sync(), key.object(), key.id(), fields));
    }

    private Optional<Divergence> answered(long line, Answered entry) {
        var known = known(new RecordKey(entry.object(), entry.id()));
        var sent = known.sent;
        if (sent == null) {
            return divergence(known, diverges(line, entry, List.of(new Field("sent", true, false))));
        }
        known.sent = null;
        var outcome = Answers.outcome(entry, sent);
        known.state = known.state.evolve(RecordRules.settle(outcome, rules));
        syncs.answered(outcome);
        return divergence(
                known, diverges(line, entry, Differences.between(entry.after(), Waiting.of(known.state.retry()))));
    }

    /** What was stored was decided then; that it could happen, and what is so after it, are told by today's rules. */
    private Optional<Divergence> happened(long line, Happened entry) {
        var known = known(new RecordKey(entry.object(), entry.id()));
        var event = entry.event();
        var fields = StoredEvents.impossible(known.state, event);
        known.state = known.state.evolve(event);
        syncs.happened(event);
        fields.addAll(Differences.between(entry.after(), Waiting.of(known.state.retry())));
        return divergence(known, new Divergence(line, event.at(), event.sync(), entry.object(), entry.id(), fields));
    }

    private Optional<Divergence> divergence(Known known, Divergence divergence) {
        if (known.diverged || divergence.fields().isEmpty()) {
            return Optional.empty();
        }
        known.diverged = true;
        syncs.recordDiverged();
        return Optional.of(divergence);
    }

    private Known known(RecordKey key) {
        return records.computeIfAbsent(key, unknown -> new Known());
    }

    private static Divergence diverges(long line, Answered entry, List<Field> fields) {
        return new Divergence(line, entry.at(), entry.sync(), entry.object(), entry.id(), fields);
    }
}
