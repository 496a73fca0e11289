package syncline.virtual.crm;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.CrmRow;

/**
 * The rows of one object: of a row that is what the rules make of the population, only the moment of writing is kept. Different rows
 * may be used by different threads at the same time.
 */
final class HeldRows {
    private final int[] written;
    private final @Nullable HeldRow[] held;
    private final Map<String, HeldRow> added = new ConcurrentHashMap<>();

    HeldRows(int slots) {
        this.written = new int[slots];
        this.held = new HeldRow[slots];
    }

    boolean has(Place place) {
        return place.isOriginal()
                ? held[place.slot()] != null || written[place.slot()] > 0
                : added.containsKey(place.id());
    }

    /** The row, if it is kept as such; one that is not may still be there as {@link #written} says. */
    @Nullable
    HeldRow held(Place place) {
        return place.isOriginal() ? held[place.slot()] : added.get(place.id());
    }

    /** The moment at which the row was made of the original, 0 if it was not or has changed since. */
    int written(Place place) {
        return place.isOriginal() ? written[place.slot()] : 0;
    }

    /** The row is what the rules make of the original at this moment. */
    void original(Place place, int moment) {
        written[place.slot()] = moment;
        held[place.slot()] = null;
    }

    /** The rows of records that the population did not have, in no order. */
    Stream<CrmRow> added() {
        return added.values().stream().map(HeldRow::row);
    }

    void put(Place place, HeldRow row) {
        if (place.isOriginal()) {
            written[place.slot()] = 0;
            held[place.slot()] = row;
        } else {
            added.put(place.id(), row);
        }
    }
}
