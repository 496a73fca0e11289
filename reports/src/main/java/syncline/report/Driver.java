package syncline.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What drove the rules in a run, and so what its seconds are. */
public enum Driver {
    /** Actors and HTTP, in real time. */
    @JsonProperty("live")
    LIVE,
    /** A model in virtual time: seconds, machine and calls are simulated. */
    @JsonProperty("virtual")
    VIRTUAL
}
