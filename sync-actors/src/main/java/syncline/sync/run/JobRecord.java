package syncline.sync.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import syncline.sync.clicks.JobCounts;

/**
 * A Post-Processing job.
 *
 * @param finishedAt null while it runs
 * @param cause why it ended before its time, else null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record JobRecord(
        int number,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @JsonUnwrapped JobCounts counts,
        @Nullable String cause) {}
