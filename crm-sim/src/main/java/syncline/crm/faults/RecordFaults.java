package syncline.crm.faults;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The faults of records that are now active. Whether a write is hit depends on the seed, the record and the number of the
 * attempt alone, never on the order in which calls come. Safe for use by many threads.
 */
public final class RecordFaults {
    private static final long STICKY = 0x5851F42D4C957F2DL;

    private final long seed;
    private final Map<Long, Integer> attempts = new ConcurrentHashMap<>();
    private volatile List<RecordFault> active = List.of();

    public RecordFaults(long seed) {
        this.seed = seed;
    }

    /** Replaces all active faults; an empty list heals the CRM. */
    public void set(List<RecordFault> faults) {
        active = List.copyOf(faults);
    }

    /** The faults that concern an object. */
    public List<RecordFault> of(String object) {
        List<RecordFault> all = active;
        return all.isEmpty()
                ? all
                : all.stream().filter(f -> f.object().equals(object)).toList();
    }

    /**
     * The first fault that hits this write, or null.
     *
     * @param faults those of the record's object
     * @param externalId what the outside knows the record by
     * @param shown the record's values after the write, by field name, as the API shows them
     */
    public @Nullable RecordFault hit(
            List<RecordFault> faults, String externalId, Function<String, @Nullable Object> shown) {
        if (faults.isEmpty()) {
            return null;
        }
        long record = hash(faults.get(0).object() + '/' + externalId);
        boolean random = faults.stream().anyMatch(f -> f.rate() > 0);
        int attempt = random ? attempts.merge(record, 1, Integer::sum) : 0;
        for (int i = 0; i < faults.size(); i++) {
            RecordFault fault = faults.get(i);
            if (matches(fault, shown) && drawn(fault, record, attempt, i)) {
                return fault;
            }
        }
        return null;
    }

    private static boolean drawn(RecordFault fault, long record, int attempt, int index) {
        if (fault.rate() == 0 && fault.sticky() == 0) {
            return !fault.match().isEmpty();
        }
        return share(mix(record ^ STICKY)) < fault.sticky() || share(mix(mix(record + attempt) + index)) < fault.rate();
    }

    private static boolean matches(RecordFault fault, Function<String, @Nullable Object> shown) {
        for (var wanted : fault.match().entrySet()) {
            Object value = shown.apply(wanted.getKey());
            if (value == null || !value.toString().equals(wanted.getValue().toString())) {
                return false;
            }
        }
        return true;
    }

    private long hash(String key) {
        long hash = mix(seed);
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b) * 0x100000001B3L;
        }
        return mix(hash);
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long z) {
        z = (z + 0x9E3779B97F4A7C15L);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static double share(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }
}
