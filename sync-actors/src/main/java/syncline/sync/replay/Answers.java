package syncline.sync.replay;

import syncline.sync.history.HistoryEntry.Answered;
import syncline.sync.rules.Decision;
import syncline.sync.rules.Operation;
import syncline.sync.rules.Outcome;

/** The CRM's answers as the rules take them in. */
final class Answers {
    private Answers() {}

    /** What an entry says of the row that was sent. */
    static Outcome outcome(Answered entry, Decision.Send sent) {
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
}
