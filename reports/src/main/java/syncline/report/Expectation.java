package syncline.report;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a scenario's {@code expect}, and how it turned out.
 *
 * @param expect as written in the scenario
 * @param met false also when the run ended before it could be told
 * @param actual what was found instead or as expected, null when it could not be told
 */
public record Expectation(
        String expect, boolean met, @Nullable String actual) implements RunEvent {
    public Expectation {
        Objects.requireNonNull(expect, "expectations[].expect");
    }
}
