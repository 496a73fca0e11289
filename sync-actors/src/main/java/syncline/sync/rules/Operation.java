package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a write does to a row, as the logs name it (F18). */
public enum Operation {
    @JsonProperty("create")
    CREATE("create"),
    @JsonProperty("update")
    UPDATE("update"),
    @JsonProperty("no_change")
    NO_CHANGE("no_change"),
    @JsonProperty("deactivate")
    DEACTIVATE("deactivate"),
    @JsonProperty("delete_mark")
    DELETE_MARK("delete_mark");

    private final String logName;

    Operation(String logName) {
        this.logName = logName;
    }

    /** The word the logs use. */
    public String logName() {
        return logName;
    }

    /** The operation that the logs call so. */
    public static Operation logged(String logName) {
        for (Operation operation : values()) {
            if (operation.logName.equals(logName)) {
                return operation;
            }
        }
        throw new IllegalArgumentException("No operation is logged as " + logName);
    }
}
