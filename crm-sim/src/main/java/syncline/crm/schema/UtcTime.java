package syncline.crm.schema;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as Vault writes them: UTC with milliseconds, 2016-05-10T21:06:11.000Z. */
public final class UtcTime {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private UtcTime() {}

    /** The text of a time in milliseconds since 1970. */
    public static String text(long millis) {
        return SHOWN.format(Instant.ofEpochMilli(millis));
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
