package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose fault a failed write is (F21). */
public enum FailureClass {
    /** The integration user lacks a right: retried without limit (E7). */
    @JsonProperty("configuration")
    CONFIGURATION("configuration"),
    /** The record itself: counts towards ten (E4). */
    @JsonProperty("record")
    RECORD("record");

    private final String logName;

    FailureClass(String logName) {
        this.logName = logName;
    }

    /** The word the logs use. */
    public String logName() {
        return logName;
    }

    /** The class of an error type of Vault's API. */
    public static FailureClass of(String errorType) {
        return errorType.equals("INSUFFICIENT_ACCESS") ? CONFIGURATION : RECORD;
    }

    /** The failure class that the logs call so. */
    public static FailureClass logged(String logName) {
        for (FailureClass failureClass : values()) {
            if (failureClass.logName.equals(logName)) {
                return failureClass;
            }
        }
        throw new IllegalArgumentException("No failure class is logged as " + logName);
    }
}
