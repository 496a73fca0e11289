package syncline.sync.rules;

import java.time.Duration;

/** Why a sync failed as a whole, in words. They are the same whatever drives the sync. */
public final class FailureCause {
    private FailureCause() {}

    /**
     * One side is there and answers something else than it should.
     *
     * @param whom "The CRM" or "Engage", with its address if it has one
     * @param why what is wrong with the answer
     */
    public static String unsound(String whom, String why) {
        return "%s does not answer as it should: %s".formatted(whom, why);
    }

    /** An answer whose status is not the one of success; {@code request} is its method and path. */
    public static String status(String request, int status) {
        return "%s was answered with HTTP status %d".formatted(request, status);
    }

    /** An answer that cannot be read. */
    public static String notJson(String request) {
        return request + " was answered with something else than the JSON that is due";
    }

    /** An answer that broke off, before its beginning or after it. */
    public static String brokenOff(String request) {
        return request + " was not answered to the end";
    }

    /** No answer in the time that a call may take. */
    public static String noAnswer(String request) {
        return request + " was not answered within a minute";
    }

    /** A right is missing that no sync can do without. */
    public static String mayNotRead(String object) {
        return "The CRM does not let the integration user read " + object;
    }

    /** F12. */
    public static String tooLong(Duration limit) {
        return "The sync took longer than its time limit of " + limit;
    }
}
