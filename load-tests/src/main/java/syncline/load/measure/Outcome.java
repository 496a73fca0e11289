package syncline.load.measure;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a simulation ended. */
public enum Outcome {
    /** The load ran to its end, and so did what it was to go along with. */
    @JsonProperty("finished")
    FINISHED,
    /** The admin API did not start a sync. */
    @JsonProperty("refused")
    REFUSED,
    /** A sync had not ended after the longest time allowed. */
    @JsonProperty("timed_out")
    TIMED_OUT,
    /** The simulation was stopped from outside. */
    @JsonProperty("interrupted")
    INTERRUPTED
}
