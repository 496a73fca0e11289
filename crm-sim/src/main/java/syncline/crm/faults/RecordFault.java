package syncline.crm.faults;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fault of single records. It concerns the records of {@code object} that agree with {@code match}; of these it hits a share
 * at random, a share of records always, or, when both shares are zero and there is a match, every one.
 *
 * @param object the object whose writes it concerns
 * @param rate share of the writes it hits, 0 to 1, drawn anew for each record and attempt
 * @param sticky share of the records whose writes always fail, 0 to 1
 * @param match values, by field name, that the record must have after the write, as the API shows them; empty for any record
 * @param type the error type that is answered
 * @param message the error message that is answered
 */
public record RecordFault(
        String object, double rate, double sticky, Map<String, Object> match, String type, String message) {

    /**
     * @throws IllegalArgumentException if a share is outside 0 to 1
     */
    public RecordFault(
            String object,
            double rate,
            double sticky,
            @Nullable Map<String, Object> match,
            @Nullable String type,
            @Nullable String message) {
        if (!(rate >= 0 && rate <= 1) || !(sticky >= 0 && sticky <= 1)) {
            throw new IllegalArgumentException(
                    "The shares of a fault are between 0 and 1, not " + rate + " and " + sticky);
        }
        this.object = Objects.requireNonNull(object, "A fault of records names its object");
        this.rate = rate;
        this.sticky = sticky;
        this.match = match == null ? Map.of() : Map.copyOf(match);
        this.type = type == null ? "INVALID_DATA" : type;
        this.message = message == null ? "This error was injected by the lab" : message;
    }
}
