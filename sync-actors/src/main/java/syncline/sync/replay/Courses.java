package syncline.sync.replay;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import syncline.sync.history.HistoryEntry.Decided;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.EngageConnection;
import syncline.sync.rules.Offer;
import syncline.sync.rules.Parent;
import syncline.sync.rules.RecordState;

/** The courses of all records under other rules, and what is told of them. */
final class Courses {
    private final Supposed supposed;
    private final Map<RecordKey, Course> courses = new HashMap<>();
    /** Those that wait otherwise than they did, or of which nothing is known any more. */
    private final Set<RecordKey> apart = new LinkedHashSet<>();

    /** @param supposed is told what would have been otherwise */
    Courses(Supposed supposed) {
        this.supposed = supposed;
    }

    /** The course of a record that was read; it begins in the state that the history tells. */
    Course of(Decided entry) {
        var before = entry.before() == null ? RecordState.UNKNOWN : entry.before();
        return courses.computeIfAbsent(RecordKey.of(entry.offer().record()), first -> new Course(before));
    }

    /** Null if the record was never read. */
    @Nullable
    Course of(RecordKey key) {
        return courses.get(key);
    }

    /** How the profile of a connection stands under the other rules; empty if nobody knows. */
    Optional<Parent> parent(Offer offer, SyncCourse running) {
        if (!(offer.record() instanceof EngageConnection connection)) {
            return Optional.of(offer.parent());
        }
        var key = new RecordKey(CrmObject.PROFILE, connection.profileId());
        var profile = courses.get(key);
        return profile == null || !apart.contains(key)
                ? Optional.of(offer.parent())
                : profile.asParent(offer.parent(), running.number());
    }

    /** From now on nobody knows how the record stands. */
    void lose(RecordKey key, Course course, NotKnown reason, SyncCourse running) {
        running.notKnown();
        if (course.isKnown()) {
            course.loses(reason);
            supposed.lost(key, reason);
        }
    }

    /** Tells the first difference of a record, if it is one. */
    void tell(RecordKey key, Course course, Divergence difference) {
        if (!difference.fields().isEmpty() && course.tellOnce()) {
            supposed.differs(key, difference);
        }
    }

    /** To be called after each entry of a record. */
    void keep(RecordKey key, Course course) {
        if (course.waitsAsRecorded()) {
            apart.remove(key);
        } else {
            apart.add(key);
        }
    }

    /** What an incremental sync would have tried again, and did not, is lost. */
    void ended(SyncCourse running) {
        for (RecordKey key : apart) {
            var course = courses.get(key);
            if (course != null && course.wouldHaveComeIn(running.number())) {
                lose(key, course, NotKnown.TRIED_AGAIN, running);
            }
        }
    }
}
