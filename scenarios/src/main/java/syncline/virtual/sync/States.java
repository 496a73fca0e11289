package syncline.virtual.sync;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.Offer;
import syncline.sync.rules.RecordState;
import syncline.virtual.crm.Moments;
import syncline.virtual.crm.Originals;
import syncline.virtual.crm.Place;

/**
 * What the sync knows of each record of one object. Of a record in step whose row is what the rules make of the population, only the
 * moment of writing is kept. Different records may be used by different threads at the same time.
 */
final class States {
    private final Originals originals;
    private final Moments moments;
    private final int[] written;
    private final @Nullable RecordState[] others;
    private final Map<String, RecordState> added = new ConcurrentHashMap<>();

    States(Originals originals, Moments moments, int slots) {
        this.originals = originals;
        this.moments = moments;
        this.written = new int[slots];
        this.others = new RecordState[slots];
    }

    /** @param original the offer of the population's record, if it is at hand */
    RecordState of(Place place, @Nullable Offer original) {
        if (!place.isOriginal()) {
            return added.getOrDefault(place.id(), RecordState.UNKNOWN);
        }
        var other = others[place.slot()];
        if (other != null) {
            return other;
        }
        int moment = written[place.slot()];
        return moment == 0 ? RecordState.UNKNOWN : inStep(row(place, original, moment), place.crmId());
    }

    private CrmRow row(Place place, @Nullable Offer original, int moment) {
        var at = moments.at(moment);
        return original == null ? originals.row(place, at) : originals.row(original, at);
    }

    /** As it is after the first write of an original. */
    private static RecordState inStep(CrmRow row, String crmId) {
        return new RecordState(1, row, crmId, 0, RecordState.UNKNOWN.retry());
    }

    void put(Place place, RecordState state) {
        if (place.isOriginal()) {
            written[place.slot()] = 0;
            others[place.slot()] = state;
        } else {
            added.put(place.id(), state);
        }
    }

    /** The record is in step, with the row that the rules made of the original at this moment. */
    void written(Place place, int moment) {
        written[place.slot()] = moment;
        others[place.slot()] = null;
    }
}
