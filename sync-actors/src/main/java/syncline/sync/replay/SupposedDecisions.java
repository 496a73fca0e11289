package syncline.sync.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.sync.history.HistoryEntry.Decided;
import syncline.sync.history.Verdict;
import syncline.sync.replay.Divergence.Field;
import syncline.sync.rules.Decision;
import syncline.sync.rules.Offer;
import syncline.sync.rules.Parent;
import syncline.sync.rules.Retry;

/** What other rules would have decided where a record was read. */
record SupposedDecisions(Courses courses) {
    /** @param running null in no sync */
    void take(long line, Decided entry, @Nullable SyncCourse running) {
        var key = RecordKey.of(entry.offer().record());
        var course = courses.of(entry);
        boolean alike = course.waitsAsRecorded();
        course.seen(entry);
        if (running != null && course.isKnown()) {
            consider(line, key, course, entry, running, alike);
        } else if (running != null) {
            running.notKnown();
        }
        courses.keep(key, course);
    }

    private void consider(long line, RecordKey key, Course course, Decided entry, SyncCourse running, boolean alike) {
        var offer = entry.offer();
        if (!running.reaches(offer.at())) {
            courses.lose(key, course, NotKnown.MET_LATER, running);
        } else if (!wouldBeRead(course, offer, running, alike)) {
            courses.tell(key, course, difference(line, key, offer, List.of(new Field("read", true, false))));
        } else {
            courses.parent(offer, running)
                    .ifPresentOrElse(
                            parent -> decide(line, key, course, entry, running, parent),
                            () -> courses.lose(key, course, NotKnown.PROFILE_NOT_KNOWN, running));
        }
    }

    /** What was read because it waited is not read where it does not wait. */
    private static boolean wouldBeRead(Course course, Offer offer, SyncCourse running, boolean alike) {
        boolean asRecorded = alike && running.readsAlike();
        boolean again =
                course.state().retry() instanceof Retry.Due || course.state().openWrites() > 0;
        return asRecorded || again || running.feeds(offer.record());
    }

    private void decide(long line, RecordKey key, Course course, Decided entry, SyncCourse running, Parent parent) {
        var offer = entry.offer();
        var decision = course.decide(new Offer(
                offer.sync(),
                running.triesParked(),
                offer.at(),
                offer.record(),
                parent,
                offer.user(),
                offer.account()));
        var fields = new ArrayList<>(Differences.between(entry.verdict(), Verdict.of(decision)));
        if (decision instanceof Decision.Send && !fields.isEmpty()) {
            courses.tell(key, course, difference(line, key, offer, fields));
            courses.lose(key, course, NotKnown.SENT_OTHERWISE, running);
            return;
        }
        running.decided(decision);
        fields.addAll(Differences.between(entry.after(), course.waiting()));
        courses.tell(key, course, difference(line, key, offer, fields));
    }

    private static Divergence difference(long line, RecordKey key, Offer offer, List<Field> fields) {
        return new Divergence(line, offer.at(), offer.sync(), key.object(), key.id(), fields);
    }
}
