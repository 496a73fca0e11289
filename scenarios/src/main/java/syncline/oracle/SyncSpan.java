package syncline.oracle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a sync ran and how it ended, as far as it matters for what must be in the CRM.
 *
 * @param finishedAt null while it runs
 * @param successful whether it moved the watermark (rule A18)
 * @param clean whether every record that it looked at was brought in step
 * @param triesParked whether it looked at records that had failed too often, too (E4, E16)
 */
public record SyncSpan(
        int number,
        Instant startedAt,
        @Nullable Instant finishedAt,
        boolean successful,
        boolean clean,
        boolean triesParked) {}
