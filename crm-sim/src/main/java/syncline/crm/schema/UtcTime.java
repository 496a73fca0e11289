package syncline.crm.schema;

import java.time.Instant;
import syncline.lab.IsoTime;

/** Times as Vault writes them: UTC with milliseconds, 2016-05-10T21:06:11.000Z. */
public final class UtcTime {
    private UtcTime() {}

    /** The text of a time in milliseconds since 1970. */
    public static String text(long millis) {
        return IsoTime.text(millis);
    }

    /**
     * Milliseconds since 1970; finer parts are cut.
     *
     * @throws java.time.DateTimeException if the text is no time in UTC
     */
    public static long parse(String text) {
        return Instant.parse(text).toEpochMilli();
    }
}
