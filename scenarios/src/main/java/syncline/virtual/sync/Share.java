package syncline.virtual.sync;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.RecordEvent;
import syncline.sync.rules.RecordState;
import syncline.sync.rules.Retry;
import syncline.virtual.crm.Place;

/** What one lane has to come back to: its records that are not in step, and those that an unfinished sync left in the middle. */
final class Share {
    private final Map<CrmObject, Map<String, Place>> open = new EnumMap<>(CrmObject.class);
    private final Map<CrmObject, Map<String, Place>> unfinished = new EnumMap<>(CrmObject.class);

    Share() {
        for (CrmObject object : CrmObject.values()) {
            open.put(object, new HashMap<>());
            unfinished.put(object, new LinkedHashMap<>());
        }
    }

    /** What is so of a record after an event. */
    void happened(Place place, RecordEvent event, RecordState after) {
        note(open(place.object()), place, !(after.retry() instanceof Retry.InStep));
        note(left(place.object()), place, isUnfinished(event));
    }

    private static void note(Map<String, Place> places, Place place, boolean belongs) {
        if (belongs) {
            places.put(place.id(), place);
        } else if (!places.isEmpty()) {
            places.remove(place.id());
        }
    }

    private static boolean isUnfinished(RecordEvent event) {
        return switch (event) {
            case RecordEvent.WriteStarted started -> true;
            case RecordEvent.WriteFailed failed -> true;
            case RecordEvent.HeldBack held -> true;
            case RecordEvent.RowWritten written -> false;
            case RecordEvent.FoundInStep found -> false;
            case RecordEvent.LeftScope left -> false;
            case RecordEvent.RowAbsent absent -> false;
        };
    }

    private Map<String, Place> open(CrmObject object) {
        return Objects.requireNonNull(open.get(object));
    }

    private Map<String, Place> left(CrmObject object) {
        return Objects.requireNonNull(unfinished.get(object));
    }

    /** Those due and parked, in no order. */
    Collection<Place> notInStep(CrmObject object) {
        return open(object).values();
    }

    /** Those that were in the middle when an unfinished sync ended, in the order in which they came there. */
    Collection<Place> unfinished(CrmObject object) {
        return left(object).values();
    }

    /** A sync came to its end: nothing is left in the middle. */
    void finished() {
        unfinished.values().forEach(Map::clear);
    }
}
