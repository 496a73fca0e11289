package syncline.oracle;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can excuse a record that differs.
 *
 * @param refused what the CRM counted of each record whose last write it refused, by {@code object/externalId}
 * @param open records that the sync itself calls failed or parked, each as {@code object/externalId}
 * @param writer the id of the integration user in the CRM
 * @param rightsSince since when the integration user has all rights; {@link Instant#MAX} while one is missing
 * @param retryLimit after how many refusals in a row a record is parked (E4)
 */
public record Circumstances(
        Map<String, Refusals> refused, Set<String> open, String writer, Instant rightsSince, int retryLimit) {
    private static final String NO_RIGHT = "INSUFFICIENT_ACCESS";

    /**
     * Refusals of one record.
     *
     * @param type of the last one, as the API names it
     * @param inARow how many there were since its last success
     */
    public record Refusals(String type, int inARow) {}

    public Circumstances {
        refused = Map.copyOf(refused);
        open = Set.copyOf(open);
    }

    /**
     * Whether the CRM's refusal of the last write explains what is wrong with a record: the sync must know that it failed, or nobody
     * would try it again. A missing right does only until a sync has begun with the right given back, as that tries the record
     * again (E2, E7).
     *
     * @param watermark when the last successful sync began
     */
    boolean failing(String object, String id, Instant watermark) {
        var last = refusals(object, id);
        return last != null && admitted(object, id) && (!isForWantOfRights(last) || rightsSince.isAfter(watermark));
    }

    /** Whether a record was refused so often that incremental syncs passed it by (E4); a missing right does not count (E7). */
    boolean passedBy(String object, String id) {
        var last = refusals(object, id);
        return last != null && last.inARow() >= retryLimit && !isForWantOfRights(last);
    }

    private @Nullable Refusals refusals(String object, String id) {
        return refused.isEmpty() ? null : refused.get(object + "/" + id);
    }

    private static boolean isForWantOfRights(Refusals last) {
        return last.type().equals(NO_RIGHT);
    }

    /** Whether the sync itself says that it could not write a record. */
    boolean admitted(String object, String id) {
        return open.contains(object + "/" + id);
    }
}
