package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the profile row stands that a connection points to. */
public enum Parent {
    /** It is there, as far as anybody knows; so it is for a profile, which has no parent. */
    @JsonProperty("present")
    PRESENT,
    /** It could not be created in this sync, so the connection fails with it (E13). */
    @JsonProperty("failed")
    FAILED,
    /** The same, because a right is missing (O10). */
    @JsonProperty("failed-by-configuration")
    FAILED_BY_CONFIGURATION,
    /** It does not exist and is not tried, so there is nothing to try for the connection either (E4). */
    @JsonProperty("parked")
    PARKED;

    /** How a profile without a row stands after a write that failed. */
    public static Parent failed(FailureClass cause) {
        return switch (cause) {
            case CONFIGURATION -> FAILED_BY_CONFIGURATION;
            case RECORD -> FAILED;
        };
    }
}
