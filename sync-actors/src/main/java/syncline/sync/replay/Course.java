package syncline.sync.replay;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import syncline.sync.history.HistoryEntry.Answered;
import syncline.sync.history.HistoryEntry.Decided;
import syncline.sync.history.Waiting;
import syncline.sync.rules.Decision;
import syncline.sync.rules.Offer;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.Parent;
import syncline.sync.rules.RecordRules;
import syncline.sync.rules.RecordState;
import syncline.sync.rules.Retry;
import syncline.sync.rules.RuleSettings;

/** How one record would have fared under other rules, as far as its history can tell. */
final class Course {
    private RecordState state;
    private Waiting recorded;
    private Decision.@Nullable Send sent;
    private @Nullable NotKnown notKnown;
    private int seen;
    private int tried;
    /** Whether a difference was told already. */
    private boolean told;

    Course(RecordState before) {
        this.state = before;
        this.recorded = Waiting.of(before.retry());
    }

    /** Whether it is known how the record stands. */
    boolean isKnown() {
        return notKnown == null;
    }

    void loses(NotKnown reason) {
        notKnown = reason;
        sent = null;
    }

    RecordState state() {
        return state;
    }

    Waiting waiting() {
        return Waiting.of(state.retry());
    }

    /** Whether it waits as it did. */
    boolean waitsAsRecorded() {
        return isKnown() && recorded.equals(waiting());
    }

    /** Whether the other rules would have read it in a sync that did not. */
    boolean wouldHaveComeIn(int sync) {
        return seen < sync && state.retry() instanceof Retry.Due && recorded.retry() != Waiting.Kind.DUE;
    }

    /** The history tells that it was read in a sync, and how it waited then. */
    void seen(Decided entry) {
        seen = entry.offer().sync();
        recorded = entry.after();
        sent = null;
    }

    /** The other rules' decision. */
    Decision decide(Offer offer) {
        var decided = RecordRules.decide(state, offer);
        if (decided.event() != null) {
            state = state.evolve(decided.event());
        }
        if (decided.decision() instanceof Decision.Send send) {
            sent = send;
            tried = offer.sync();
        }
        return decided.decision();
    }

    /** How a connection finds this profile in a sync (E13, E14); empty if nobody knows. */
    Optional<Parent> asParent(Parent recorded, int sync) {
        if (!isKnown()) {
            return Optional.empty();
        }
        if (state.crmId() != null) {
            return Optional.of(Parent.PRESENT);
        }
        boolean parked = state.retry() instanceof Retry.Parked && tried != sync;
        return Optional.of(parked ? Parent.PARKED : recorded);
    }

    /** The CRM answered as recorded. */
    Outcome settle(Answered entry, Decision.Send row, RuleSettings rules) {
        var outcome = Answers.outcome(entry, row);
        state = state.evolve(RecordRules.settle(outcome, rules));
        sent = null;
        return outcome;
    }

    /** What was sent and not answered yet. */
    Decision.@Nullable Send sent() {
        return sent;
    }

    /** The history tells how it waits after the CRM's answer. */
    void answered(Waiting after) {
        recorded = after;
    }

    /** True the first time only. */
    boolean tellOnce() {
        boolean first = !told;
        told = true;
        return first;
    }
}
