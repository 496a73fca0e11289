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
        int number, Instant startedAt, @Nullable Instant finishedAt, boolean successful, boolean clean) {}
