package syncline.virtual.sync;

import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmObject;

/**
 * The calls of one lane of a sync, one after the other. Each try of a call is drawn when it is made, by the faults that are on then, and
 * takes its time before anything else is done. A call that {@link Attempt#isLast is to be made again} must be made next.
 */
final class Calls {
    private static final String API = "/api/v24.3";

    private final CallModel model;
    private final long lane;
    private @Nullable Attempt last;
    private boolean underWay;
    private long began;
    private int number;

    Calls(CallModel model, long lane) {
        this.model = model;
        this.lane = lane;
    }

    Attempt upsert(CrmObject object, int records) {
        return made(model.write(lane, ++number, tries(), "POST " + API + "/vobjects/" + object.apiName(), records));
    }

    Attempt update(CrmObject object, int records) {
        return made(model.write(lane, ++number, tries(), "PUT " + API + "/vobjects/" + object.apiName(), records));
    }

    Attempt query() {
        return made(model.query(lane, ++number, tries(), "POST " + API + "/query"));
    }

    /** A page of Engage's feed. */
    Attempt page(CrmObject object) {
        String request = switch (object) {
            case PROFILE -> "GET /api/profiles";
            case CONNECTION -> "GET /api/connections";
        };
        return made(model.engage(lane, ++number, tries(), request));
    }

    /** The time that reading and considering records takes. */
    Attempt read(int records) {
        return made(model.read(records));
    }

    private int tries() {
        return last == null || last.isLast() ? 1 : last.number() + 1;
    }

    private Attempt made(Attempt attempt) {
        last = attempt;
        underWay = true;
        return attempt;
    }

    /** Whether a try was made that has not taken its time yet. */
    boolean underWay() {
        return underWay;
    }

    /**
     * Lets the try under way, if there is one, take its time.
     *
     * @param clock the time in milliseconds at which it was made
     * @return when what comes after it can be done
     */
    long pass(long clock, Tally tally) {
        var attempt = last;
        if (attempt == null || !underWay) {
            return clock;
        }
        underWay = false;
        began = attempt.number() == 1 ? clock : began;
        return model.made(attempt, began, clock, tally);
    }
}
