package syncline.sync.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.lab.UserError;
import syncline.sync.history.HistoryEntry;
import syncline.sync.history.HistoryEntry.Answered;
import syncline.sync.history.HistoryEntry.Decided;
import syncline.sync.history.HistoryEntry.Header;
import syncline.sync.history.HistoryEntry.SyncBegan;
import syncline.sync.history.HistoryEntry.SyncEnded;
import syncline.sync.rules.RuleSettings;

/**
 * Folds a history through other readings of the rules than those it was recorded by. It knows the CRM's answers to what was asked. Where the
 * other rules would have asked something else, the record is lost from sight, and that is counted; nothing is assumed of it.
 */
public final class WhatIf {
    private final RuleSettings recorded;
    private final RuleSettings other;
    private final OtherStarts starts;
    private final Supposed supposed = new Supposed();
    private final Courses courses = new Courses(supposed);
    private final SupposedDecisions decisions = new SupposedDecisions(courses);
    private final SupposedAnswers answers;
    private @Nullable SyncCourse sync;

    /**
     * A history with this header, by these readings instead of its own.
     *
     * @throws UserError if it was made from a journal, which does not tell what was asked
     */
    public WhatIf(Header header, RuleSettings other) {
        if (header.exported()) {
            throw new UserError(
                    "This history was made from a journal and does not tell what the rules were asked. Take one that was recorded.");
        }
        this.recorded = header.rules();
        this.other = other;
        this.starts = new OtherStarts(other, header.fromTheStart());
        this.answers = new SupposedAnswers(courses, supposed, recorded, other);
    }

    /** What was found so far. */
    public Supposed supposed() {
        return supposed;
    }

    /** What a history of syncs cannot tell at all of these readings; a sentence each. */
    public List<String> blindSpots() {
        var spots = new ArrayList<String>();
        if (recorded.gapMode() != other.gapMode()) {
            spots.add(
                    "Starts that were refused are not in a history: which of them would have taken place is not known.");
        }
        boolean clicks = recorded.walletActivity() != other.walletActivity();
        if (clicks || !recorded.invites().equals(other.invites())) {
            spots.add(
                    "A history tells of syncs, not of clicks and shared links: what these readings would change is not in it.");
        }
        return spots;
    }

    /** Takes in the next entry, which stands in {@code line}. */
    public void take(long line, HistoryEntry entry) {
        switch (entry) {
            case Header header -> {}
            case SyncBegan began -> sync = starts.began(began);
            case SyncEnded ended -> ended(ended);
            case Decided decided -> decisions.take(line, decided, sync);
            case Answered answered -> answers.take(line, answered, sync);
            // A history that was made from a journal does not tell what was asked: see the constructor.
            case HistoryEntry.Happened happened -> {}
        }
    }

    private void ended(SyncEnded ended) {
        var running = sync;
        if (running == null) {
            return;
        }
        if (running.incremental() && ended.cause() == null) {
            courses.ended(running);
        }
        supposed.sync(running.ended(ended));
        starts.ended(running, ended);
        sync = null;
    }
}
