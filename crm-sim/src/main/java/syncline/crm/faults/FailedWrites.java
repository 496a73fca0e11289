package syncline.crm.faults;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** How often in a row the writes of each record have failed, as the CRM saw it. Safe for use by many threads. */
public final class FailedWrites {
    private final Map<String, Map<String, Entry>> byObject = new ConcurrentHashMap<>();

    /**
     * A record whose last write failed.
     *
     * @param failures failed writes since its last success, at least 1
     * @param type of the last error, as the API names it
     */
    public record Entry(String object, String externalId, int failures, String type) {
        private Entry after(Entry before) {
            return new Entry(object, externalId, before.failures + 1, type);
        }
    }

    /** Counts a failed write. */
    public void failed(String object, String externalId, String type) {
        byObject.computeIfAbsent(object, o -> new ConcurrentHashMap<>())
                .merge(externalId, new Entry(object, externalId, 1, type), (before, now) -> now.after(before));
    }

    /** Forgets what failed before. */
    public void succeeded(String object, String externalId) {
        Map<String, Entry> failed = byObject.get(object);
        if (failed != null) {
            failed.remove(externalId);
        }
    }

    /** All of them, by object and then by external id. */
    public Stream<Entry> all() {
        return new TreeMap<>(byObject).values().stream().flatMap(failed -> new TreeMap<>(failed).values().stream());
    }
}
