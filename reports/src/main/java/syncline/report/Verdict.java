package syncline.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a run ended. */
public enum Verdict {
    /** All expectations were met. */
    @JsonProperty("passed")
    PASSED,
    /** The run is sound and at least one expectation was not met. */
    @JsonProperty("missed")
    MISSED,
    /** The figures say nothing of the sync: for example, the load generator was the bottleneck. */
    @JsonProperty("invalid")
    INVALID,
    /** Somebody stopped the run, or it broke; there is only what was measured until then. */
    @JsonProperty("interrupted")
    INTERRUPTED
}
