package syncline.sync.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The Engage Post-Processing job of a Vault, which excludes syncs and is excluded by them (A15, A21).
 *
 * @param since when it came into this phase, null if there never was one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PostProcessing(Phase phase, @Nullable Instant since) {
    static final PostProcessing NEVER = new PostProcessing(Phase.NONE, null);

    /** Where the job is. */
    public enum Phase {
        /** There is none. */
        @JsonProperty("none")
        NONE,
        /** It begins when the sync that runs has ended. */
        @JsonProperty("waiting")
        WAITING,
        /** It runs, and no sync starts. */
        @JsonProperty("running")
        RUNNING
    }
}
