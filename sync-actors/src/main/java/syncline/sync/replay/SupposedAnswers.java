package syncline.sync.replay;

import org.jspecify.annotations.Nullable;
import syncline.sync.history.HistoryEntry.Answered;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.RuleSettings.ManualEdit;

/**
 * What the CRM's answers would have brought about under other rules, as far as these would have asked for them.
 *
 * @param recorded the readings that the history was recorded by
 * @param other those that are supposed
 */
record SupposedAnswers(Courses courses, Supposed supposed, RuleSettings recorded, RuleSettings other) {
    /** @param running null in no sync */
    void take(long line, Answered entry, @Nullable SyncCourse running) {
        var key = new RecordKey(entry.object(), entry.id());
        var course = courses.of(key);
        if (course == null) {
            return;
        }
        course.answered(entry.after());
        if (running != null && course.isKnown()) {
            settle(line, key, course, entry, running);
        }
        courses.keep(key, course);
    }

    private void settle(long line, RecordKey key, Course course, Answered entry, SyncCourse running) {
        var sent = course.sent();
        if (sent == null) {
            supposed.notTried(key);
            return;
        }
        if (!running.reaches(entry.at())) {
            courses.lose(key, course, NotKnown.MET_LATER, running);
            return;
        }
        if (wouldBeOverwritten(entry)) {
            courses.lose(key, course, NotKnown.SENT_OTHERWISE, running);
            return;
        }
        running.answered(course.settle(entry, sent, other));
        if (other.manualEdit() == ManualEdit.FAIL && recorded.manualEdit() == ManualEdit.OVERWRITE) {
            supposed.notLookedAt(key);
        }
        var fields = Differences.between(entry.after(), course.waiting());
        courses.tell(key, course, new Divergence(line, entry.at(), entry.sync(), key.object(), key.id(), fields));
    }

    /** C38: a row that was not sent because somebody else had changed it. */
    private boolean wouldBeOverwritten(Answered entry) {
        var refused = entry.refused();
        return other.manualEdit() == ManualEdit.OVERWRITE
                && refused != null
                && refused.errorType().equals(Outcome.Refused.EDITED_OUTSIDE);
    }
}
