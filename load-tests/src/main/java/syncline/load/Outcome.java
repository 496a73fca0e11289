package syncline.load;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a simulation ended. */
enum Outcome {
    /** The sync ran to its end under load. */
    @JsonProperty("finished")
    FINISHED,
    /** The admin API did not start a sync. */
    @JsonProperty("refused")
    REFUSED,
    /** The sync had not ended after the longest time allowed. */
    @JsonProperty("timed_out")
    TIMED_OUT,
    /** The simulation was stopped from outside. */
    @JsonProperty("interrupted")
    INTERRUPTED
}
