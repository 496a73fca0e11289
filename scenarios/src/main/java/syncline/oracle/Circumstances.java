package syncline.oracle;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What can excuse a record that differs.
 *
 * @param refused the type of the CRM's last error for each record whose last write it refused, by {@code object/externalId}
 * @param open records that the sync itself calls failed or parked, each as {@code object/externalId}
 * @param writer the id of the integration user in the CRM
 * @param rightsSince since when the integration user has all rights; {@link Instant#MAX} while one is missing
 */
public record Circumstances(Map<String, String> refused, Set<String> open, String writer, Instant rightsSince) {
    private static final String NO_RIGHT = "INSUFFICIENT_ACCESS";

    public Circumstances {
        refused = Map.copyOf(refused);
        open = Set.copyOf(open);
    }

    /**
     * Whether the CRM's refusal of the last write explains what is wrong with a record. A missing right does only until a sync has
     * begun with the right given back, as that tries the record again (E2, E7).
     *
     * @param watermark when the last successful sync began
     */
    boolean failing(String object, String id, Instant watermark) {
        String type = refused.isEmpty() ? null : refused.get(object + "/" + id);
        return type != null && (!type.equals(NO_RIGHT) || rightsSince.isAfter(watermark));
    }

    /** Whether the sync itself says that it could not write a record. */
    boolean admitted(String object, String id) {
        return open.contains(object + "/" + id);
    }
}
