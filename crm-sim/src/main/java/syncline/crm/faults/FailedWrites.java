package syncline.crm.faults;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** How often in a row the writes of each record have failed, as the CRM saw it. Safe for use by many threads. */
public final class FailedWrites {
    private final Map<String, Map<String, Integer>> byObject = new ConcurrentHashMap<>();

    /**
     * A record whose last write failed.
     *
     * @param failures failed writes since its last success, at least 1
     */
    public record Entry(String object, String externalId, int failures) {}

    /** Counts a failed write. */
    public void failed(String object, String externalId) {
        byObject.computeIfAbsent(object, o -> new ConcurrentHashMap<>()).merge(externalId, 1, Integer::sum);
    }

    /** Forgets what failed before. */
    public void succeeded(String object, String externalId) {
        Map<String, Integer> failed = byObject.get(object);
        if (failed != null) {
            failed.remove(externalId);
        }
    }

    /** All of them, by object and then by external id. */
    public Stream<Entry> all() {
        return new TreeMap<>(byObject)
                .entrySet().stream()
                        .flatMap(object -> new TreeMap<>(object.getValue())
                                .entrySet().stream().map(e -> new Entry(object.getKey(), e.getKey(), e.getValue())));
    }
}
