package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a sync reads. */
public enum Scope {
    /** Every record, parked ones included (B15, E16). */
    @JsonProperty("full")
    FULL,
    /** What changed since the watermark, and what is due (A7). */
    @JsonProperty("incremental")
    INCREMENTAL
}
