package syncline.sync.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import syncline.sync.rules.Retry;

/**
 * Whether a record is tried again.
 *
 * @param failures failing syncs in a row
 */
public record Waiting(Kind retry, int failures) {
    /** A record that waits for nothing. */
    public static final Waiting NOT = new Waiting(Kind.IN_STEP, 0);

    /** The states of {@link Retry}. */
    public enum Kind {
        @JsonProperty("in-step")
        IN_STEP,
        @JsonProperty("due")
        DUE,
        @JsonProperty("parked")
        PARKED
    }

    /** How a record waits. */
    public static Waiting of(Retry retry) {
        var kind = switch (retry) {
            case Retry.InStep inStep -> Kind.IN_STEP;
            case Retry.Due due -> Kind.DUE;
            case Retry.Parked parked -> Kind.PARKED;
        };
        return new Waiting(kind, retry.failures());
    }
}
