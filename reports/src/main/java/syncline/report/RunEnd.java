package syncline.report;

import java.util.List;
import java.util.Objects;

/** How a run ended, and what became of its expectations. */
public record RunEnd(Verdict verdict, List<Expectation> expectations) implements RunEvent {
    public RunEnd {
        Objects.requireNonNull(verdict, "end.verdict");
        expectations = Results.orEmpty(expectations);
    }
}
