package syncline.report;

import java.util.Objects;

/**
 * One step of the scenario as it ran.
 *
 * @param number from 1
 * @param name as a person would write it, as in "sync: full"
 * @param startSeconds wall time since the run began
 * @param lane 0, and for steps that run together one each
 */
public record Step(int number, String name, double startSeconds, double durationSeconds, int lane) implements RunEvent {
    public Step {
        Objects.requireNonNull(name, "steps[].name");
    }
}
