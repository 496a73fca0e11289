package syncline.oracle;

import java.time.Instant;
import syncline.lab.IsoTime;

/** Reads times, many of which come several times in a row. For one thread. */
final class Times {
    private String lastText = "";
    private Instant last = Instant.MIN;

    /** The time that a text of ISO-8601 tells. */
    Instant of(String text) {
        if (!text.equals(lastText)) {
            last = IsoTime.instant(text);
            lastText = text;
        }
        return last;
    }
}
