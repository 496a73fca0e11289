package syncline.crm.records;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import syncline.crm.schema.CrmObject;

/** Hands out the ids of new records: one after the other, above all that exist. */
final class RecordIds {
    private final RecordStore store;
    private final Map<CrmObject, AtomicLong> last = new ConcurrentHashMap<>();

    RecordIds(RecordStore store) {
        this.store = store;
    }

    /** Gives a new record its id, unless it comes with one, and its automatic name if it has none and its object has such names. */
    void identify(CrmObject object, @Nullable Object[] values) {
        long id = values[0] instanceof Long given ? given : next(object);
        used(object, id);
        values[0] = id;
        String autoName = object.autoName();
        int name = object.required("name__v").position();
        if (autoName != null && values[name] == null) {
            values[name] = autoName + "%09d".formatted(id);
        }
    }

    Long next(CrmObject object) {
        return last(object).incrementAndGet();
    }

    private void used(CrmObject object, long id) {
        last(object).accumulateAndGet(id, Math::max);
    }

    private AtomicLong last(CrmObject object) {
        return last.computeIfAbsent(object, o -> new AtomicLong(Math.max(o.firstId() - 1, store.largestId(o))));
    }
}
