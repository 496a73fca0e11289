package syncline.sync.replay;

import syncline.sync.history.HistoryEntry.SyncBegan;
import syncline.sync.history.HistoryEntry.SyncEnded;
import syncline.sync.rules.PastSync;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.StartRules;
import syncline.sync.rules.StartRules.Answer;

/** What other rules say to the starts of a history's syncs, looking back on these as they would have gone. */
final class OtherStarts {
    private final RuleSettings rules;
    private StartRules.History past = StartRules.History.NONE;
    private boolean sawFirst;

    /** @param fromTheStart whether no sync was before; a history that begins in the middle does not tell what its starts were decided on */
    OtherStarts(RuleSettings rules, boolean fromTheStart) {
        this.rules = rules;
        this.sawFirst = fromTheStart;
    }

    SyncCourse began(SyncBegan began) {
        sawFirst |= began.sync() == 1;
        var answer = sawFirst
                ? StartRules.decide(past, began.trigger(), began.at(), false, rules)
                : new Answer.Start(began.scope(), began.watermark(), began.asOf());
        return new SyncCourse(began, answer, rules);
    }

    /** A sync that would not have taken place is no past sync. */
    void ended(SyncCourse sync, SyncEnded ended) {
        var message = sync.message(ended);
        if (message != null) {
            past = past.after(new PastSync(ended.sync(), sync.startedAt(), ended.at(), message));
        }
    }
}
