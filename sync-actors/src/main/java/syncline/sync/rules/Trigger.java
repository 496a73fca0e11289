package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who started a sync (F15). */
public enum Trigger {
    /** The Process Scheduler, at a due time (A1). */
    @JsonProperty("scheduled")
    SCHEDULED,
    /** A business admin, with Begin Full Sync (A10). */
    @JsonProperty("manual")
    MANUAL
}
