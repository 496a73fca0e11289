package syncline.report;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fault that was switched on. What is noted later with the same beginning and words takes its place.
 *
 * @param startSeconds wall time since the run began
 * @param endSeconds when it was switched off, null while it lasts
 * @param what in a few words, as in "crm.write: 5 % INVALID_DATA"
 */
public record FaultSpan(double startSeconds, @Nullable Double endSeconds, String what) implements RunEvent {
    public FaultSpan {
        Objects.requireNonNull(what, "faults[].what");
    }

    boolean isSameAs(FaultSpan other) {
        return startSeconds == other.startSeconds && what.equals(other.what);
    }
}
