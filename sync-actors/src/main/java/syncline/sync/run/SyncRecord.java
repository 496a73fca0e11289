package syncline.sync.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.Counts;
import syncline.sync.rules.Scope;
import syncline.sync.rules.Trigger;

/**
 * A row of the sync history (F15).
 *
 * @param finishedAt null while it runs (F16)
 * @param message one of the four messages, null while it runs
 * @param cause why a sync that failed as a whole did so, else null
 * @param warnings what it had to do without (G12, C24), none while it runs
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SyncRecord(
        int number,
        Scope type,
        Trigger trigger,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String message,
        @Nullable String cause,
        List<String> warnings,
        Counts counts) {}
