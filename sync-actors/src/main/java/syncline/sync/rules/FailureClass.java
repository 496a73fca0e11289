package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;

/** Whose fault a failed write is (F21). */
public enum FailureClass {
    /** The integration user lacks a right: retried without limit (E7). */
    @JsonProperty("configuration")
    CONFIGURATION("configuration"),
    /** The record itself: counts towards ten (E4). */
    @JsonProperty("record")
    RECORD("record");

    /** Missing rights on object, type or field; credentials; an inactive user. */
    private static final Set<String> BY_CONFIGURATION = Set.of(
            "INSUFFICIENT_ACCESS",
            "INACTIVE_USER",
            "USERNAME_OR_PASSWORD_INCORRECT",
            "NO_PASSWORD_PROVIDED",
            "PASSWORD_CHANGE_REQUIRED",
            "USER_LOCKED_OUT",
            "INVALID_SESSION_ID");

    private final String logName;

    FailureClass(String logName) {
        this.logName = logName;
    }

    /** The word the logs use. */
    public String logName() {
        return logName;
    }

    /** The class of an error type of Vault's API: what is not known to be the integration user's fault is the record's. */
    public static FailureClass of(String errorType) {
        return BY_CONFIGURATION.contains(errorType) ? CONFIGURATION : RECORD;
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
