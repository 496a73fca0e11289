package syncline.report;

import java.util.Objects;

/** How a run ended. */
public record RunEnd(Verdict verdict) implements RunEvent {
    public RunEnd {
        Objects.requireNonNull(verdict, "end.verdict");
    }
}
