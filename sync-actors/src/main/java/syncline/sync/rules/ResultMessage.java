package syncline.sync.rules;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The four messages of a finished sync, to the character (F1 to F5). */
public enum ResultMessage {
    @JsonProperty("successful")
    SUCCESSFUL("Completed successfully"),
    @JsonProperty("with-errors")
    WITH_ERRORS("Completed with errors. Please see Error log for more information"),
    @JsonProperty("configuration")
    CONFIGURATION("Configuration errors exist for the Integration User. Please see log for more information."),
    @JsonProperty("failed")
    FAILED("Failed");

    private final String text;

    ResultMessage(String text) {
        this.text = text;
    }

    /** What the history table shows. */
    public String text() {
        return text;
    }

    /** A18: whether the watermark moves, and whether A8 and A9 count the sync as successful. */
    public boolean successful() {
        return this == SUCCESSFUL || this == WITH_ERRORS;
    }

    /** F6: the message of a sync that reached its end; a job-level stop is {@link #FAILED} whatever was done before (F13). */
    public static ResultMessage of(Counts counts) {
        if (counts.failures() == 0) {
            return SUCCESSFUL;
        }
        if (counts.succeeded() > 0) {
            return WITH_ERRORS;
        }
        return counts.failures() == counts.failedByConfiguration() ? CONFIGURATION : FAILED;
    }
}
