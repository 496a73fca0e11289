package syncline.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One job that carried hits into the CRM: read = written + repeated + failed.
 *
 * @param number as the sync counts its jobs, from 1
 * @param startedAt lab time
 * @param finishedAt lab time, null when it never ended
 * @param startSeconds wall time since the run began
 * @param written hits that became a row
 * @param repeated hits whose row was there already
 * @param failed hits that the CRM refused, and that are tried again
 * @param waiting hits that were left when it ended
 * @param cause why it broke off, null when it did not
 */
public record PostProcessing(
        int number,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        double startSeconds,
        double durationSeconds,
        long read,
        long written,
        long repeated,
        long failed,
        long waiting,
        @Nullable String cause)
        implements RunEvent {}
