package syncline.virtual.sync;

import java.util.Iterator;
import syncline.sync.rules.CrmObject;
import syncline.virtual.crm.Place;

/** What a lane has yet to look at of one object. */
interface Work {
    /** Lets the lane look at what comes next; false if nothing does. */
    boolean next(Lane lane);

    /** Named records. */
    static Work of(Iterator<Place> places) {
        return lane -> {
            if (!places.hasNext()) {
                return false;
            }
            lane.look(places.next());
            return true;
        };
    }

    /** All records of an object, by the numbers of their profiles. */
    static Work all(CrmObject object, Iterator<Integer> numbers) {
        return lane -> {
            if (!numbers.hasNext()) {
                return false;
            }
            lane.look(object, numbers.next());
            return true;
        };
    }
}
