package syncline.oracle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a sync ran and how it ended, as far as it matters for what must be in the CRM.
 *
 * @param finishedAt null while it runs
 * @param successful whether it moved the watermark (rule A18)
 * @param clean whether every record in its scope was brought in step
 */
public record SyncSpan(
        int number, Instant startedAt, @Nullable Instant finishedAt, boolean successful, boolean clean) {

    /** Whether {@code time} lies between start and finish, both included. */
    boolean covers(Instant time) {
        return !time.isBefore(startedAt) && (finishedAt == null || !time.isAfter(finishedAt));
    }

    /** Whether the whole sync lies inside the given times; a null end is open. */
    boolean within(Instant from, @Nullable Instant to) {
        return startedAt.isAfter(from) && finishedAt != null && (to == null || finishedAt.isBefore(to));
    }
}
