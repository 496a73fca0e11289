package syncline.sync.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import syncline.lab.UserError;
import syncline.sync.history.HistoryEntry;
import syncline.sync.history.HistoryEntry.Answered;
import syncline.sync.history.HistoryEntry.Decided;
import syncline.sync.history.HistoryEntry.Header;
import syncline.sync.history.HistoryEntry.SyncBegan;
import syncline.sync.history.HistoryEntry.SyncEnded;
import syncline.sync.history.Verdict;
import syncline.sync.replay.Divergence.Field;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Decision;
import syncline.sync.rules.EngageConnection;
import syncline.sync.rules.Offer;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.Parent;
import syncline.sync.rules.RecordState;
import syncline.sync.rules.Retry;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.RuleSettings.ManualEdit;

/**
 * Folds a history through other readings of the rules than those it was recorded by. It knows the CRM's answers to what was asked. Where the
 * other rules would have asked something else, the record is lost from sight, and that is counted; nothing is assumed of it.
 */
public final class WhatIf {
    private final RuleSettings recorded;
    private final RuleSettings other;
    private final OtherStarts starts;
    private final Supposed supposed = new Supposed();
    private final Map<RecordKey, Course> courses = new HashMap<>();
    /** Those that wait otherwise than they did, or of which nothing is known any more. */
    private final Set<RecordKey> apart = new LinkedHashSet<>();

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
            case Decided decided -> decided(line, decided);
            case Answered answered -> answered(line, answered);
            // A history that was made from a journal does not tell what was asked: see the constructor.
            case HistoryEntry.Happened happened -> {}
        }
    }

    private void decided(long line, Decided entry) {
        var key = RecordKey.of(entry.offer().record());
        var course = courses.computeIfAbsent(key, first -> new Course(before(entry)));
        boolean alike = course.waitsAsRecorded();
        course.seen(entry);
        var running = sync;
        if (running != null && course.isKnown()) {
            consider(line, key, course, entry, running, alike);
        } else if (running != null) {
            running.notKnown();
        }
        keep(key, course);
    }

    private static RecordState before(Decided entry) {
        return entry.before() == null ? RecordState.UNKNOWN : entry.before();
    }

    private void consider(long line, RecordKey key, Course course, Decided entry, SyncCourse running, boolean alike) {
        var offer = entry.offer();
        if (!running.reaches(offer.at())) {
            lose(key, course, NotKnown.MET_LATER, running);
            return;
        }
        if (!wouldBeRead(course, offer, running, alike)) {
            tell(line, key, course, entry, List.of(new Field("read", true, false)));
            return;
        }
        var parent = parent(offer, running);
        if (parent.isEmpty()) {
            lose(key, course, NotKnown.PROFILE_NOT_KNOWN, running);
            return;
        }
        var decision = course.decide(new Offer(
                offer.sync(),
                running.triesParked(),
                offer.at(),
                offer.record(),
                parent.get(),
                offer.user(),
                offer.account()));
        var fields = Differences.between(entry.verdict(), Verdict.of(decision));
        if (decision instanceof Decision.Send && !fields.isEmpty()) {
            tell(line, key, course, entry, fields);
            lose(key, course, NotKnown.SENT_OTHERWISE, running);
            return;
        }
        running.decided(decision);
        fields.addAll(Differences.between(entry.after(), course.waiting()));
        tell(line, key, course, entry, fields);
    }

    /** What was read because it waited is not read where it does not wait. */
    private static boolean wouldBeRead(Course course, Offer offer, SyncCourse running, boolean alike) {
        boolean asRecorded = alike && running.readsAlike();
        boolean again =
                course.state().retry() instanceof Retry.Due || course.state().openWrites() > 0;
        return asRecorded || again || running.feeds(offer.record());
    }

    /** How the profile of a connection stands under the other rules; empty if nobody knows. */
    private Optional<Parent> parent(Offer offer, SyncCourse running) {
        if (!(offer.record() instanceof EngageConnection connection)) {
            return Optional.of(offer.parent());
        }
        var key = new RecordKey(CrmObject.PROFILE, connection.profileId());
        var profile = courses.get(key);
        return profile == null || !apart.contains(key)
                ? Optional.of(offer.parent())
                : profile.asParent(offer.parent(), running.number());
    }

    private void answered(long line, Answered entry) {
        var key = new RecordKey(entry.object(), entry.id());
        var course = courses.get(key);
        if (course == null) {
            return;
        }
        course.answered(entry.after());
        var running = sync;
        if (running != null && course.isKnown()) {
            settle(line, key, course, entry, running);
        }
        keep(key, course);
    }

    private void settle(long line, RecordKey key, Course course, Answered entry, SyncCourse running) {
        var sent = course.sent();
        if (sent == null) {
            supposed.notTried(key);
            return;
        }
        if (!running.reaches(entry.at())) {
            lose(key, course, NotKnown.MET_LATER, running);
            return;
        }
        if (wouldBeOverwritten(entry)) {
            lose(key, course, NotKnown.SENT_OTHERWISE, running);
            return;
        }
        running.answered(course.settle(entry, sent, other));
        if (other.manualEdit() == ManualEdit.FAIL && recorded.manualEdit() == ManualEdit.OVERWRITE) {
            supposed.notLookedAt(key);
        }
        var fields = Differences.between(entry.after(), course.waiting());
        if (!fields.isEmpty() && course.tellOnce()) {
            supposed.differs(key, new Divergence(line, entry.at(), entry.sync(), key.object(), key.id(), fields));
        }
    }

    /** C38: a row that was not sent because somebody else had changed it. */
    private boolean wouldBeOverwritten(Answered entry) {
        var refused = entry.refused();
        return other.manualEdit() == ManualEdit.OVERWRITE
                && refused != null
                && refused.errorType().equals(Outcome.Refused.EDITED_OUTSIDE);
    }

    private void ended(SyncEnded ended) {
        var running = sync;
        if (running == null) {
            return;
        }
        if (running.incremental() && ended.cause() == null) {
            apart.forEach(key -> comesIn(key, courses.get(key), running));
        }
        supposed.sync(running.ended(ended));
        starts.ended(running, ended);
        sync = null;
    }

    private void comesIn(RecordKey key, @Nullable Course course, SyncCourse running) {
        if (course == null || !course.wouldHaveComeIn(running.number())) {
            return;
        }
        lose(key, course, NotKnown.TRIED_AGAIN, running);
    }

    private void lose(RecordKey key, Course course, NotKnown reason, SyncCourse running) {
        running.notKnown();
        if (course.isKnown()) {
            course.loses(reason);
            supposed.lost(key, reason);
        }
    }

    private void tell(long line, RecordKey key, Course course, Decided entry, List<Field> fields) {
        if (!fields.isEmpty() && course.tellOnce()) {
            var offer = entry.offer();
            supposed.differs(key, new Divergence(line, offer.at(), offer.sync(), key.object(), key.id(), fields));
        }
    }

    private void keep(RecordKey key, Course course) {
        if (course.waitsAsRecorded()) {
            apart.remove(key);
        } else {
            apart.add(key);
        }
    }
}
