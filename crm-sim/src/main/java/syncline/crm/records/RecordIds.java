package syncline.crm.records;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import syncline.crm.schema.CrmObject;

/** Hands out the ids of new records: one after the other, above all that exist. */
final class RecordIds {
    private final RecordStore store;
    private final Map<CrmObject, AtomicLong> last = new ConcurrentHashMap<>();

    RecordIds(RecordStore store) {
        this.store = store;
    }

    Long next(CrmObject object) {
        return last(object).incrementAndGet();
    }

    void used(CrmObject object, long id) {
        last(object).accumulateAndGet(id, Math::max);
    }

    private AtomicLong last(CrmObject object) {
        return last.computeIfAbsent(object, o -> new AtomicLong(Math.max(o.firstId() - 1, store.largestId(o))));
    }
}
