package syncline.report;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one devices step measured: many devices that synced with the CRM at once.
 *
 * @param sync "full" or "incremental", as asked for
 * @param platform "iPad" or "iPhone"
 * @param users devices, each of another user
 * @param rows rows that all of them got, put and removed ones
 * @param failed devices whose sync did not come to its end
 * @param startSeconds wall time since the run began
 * @param latency from a device's call to the last line it got, of those that did not fail; null without any
 * @param errors what went wrong, most frequent first
 */
public record DeviceResult(
        String sync,
        String platform,
        int users,
        long rows,
        long failed,
        double startSeconds,
        double durationSeconds,
        @Nullable Percentiles latency,
        List<ErrorCount> errors)
        implements RunEvent {
    public DeviceResult {
        Objects.requireNonNull(sync, "devices[].sync");
        Objects.requireNonNull(platform, "devices[].platform");
        errors = Results.orEmpty(errors);
    }
}
