package syncline.run;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.crm.lab.PermissionChange;
import syncline.scenario.InvalidScenario;
import syncline.scenario.Problem;
import syncline.scenario.Right;
import syncline.scenario.Scenario;
import syncline.scenario.Step;
import syncline.scenario.Where;

/** Takes rights away in the CRM and gives them back, and remembers which are missing. */
public final class Rights {
    private final Permissions permissions;
    private final InstantSource clock;
    private final Set<Right> missing = new HashSet<>();
    private Instant wholeSince = Instant.MIN;

    /** The CRM's permission sets. */
    public interface Permissions {
        /**
         * Takes something away.
         *
         * @throws IllegalArgumentException if the CRM does not know what is named, or the set was never meant to hold it
         */
        void revoke(PermissionChange change);

        /**
         * Gives it back.
         *
         * @throws IllegalArgumentException if the CRM does not know what is named, or the set was never meant to hold it
         */
        void grant(PermissionChange change);
    }

    public Rights(Permissions permissions, InstantSource clock) {
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * Takes each right of the scenario away and gives it back at once, so that a wrong name is found before the first step.
     *
     * @throws InvalidScenario with the place of each right that the CRM does not know
     */
    public void rehearse(Scenario scenario) {
        var revokes =
                scenario.stepsOf(Step.Revoke.class).stream().map(step -> unknown(step.revoke(), "revoke", step.at()));
        var grants = scenario.stepsOf(Step.Grant.class).stream().map(step -> unknown(step.grant(), "grant", step.at()));
        List<Problem> problems =
                Stream.concat(revokes, grants).flatMap(Stream::ofNullable).toList();
        if (!problems.isEmpty()) {
            throw new InvalidScenario(problems);
        }
    }

    private @Nullable Problem unknown(Right right, String step, Where at) {
        try {
            permissions.revoke(change(right));
            permissions.grant(change(right));
            return null;
        } catch (IllegalArgumentException e) {
            return new Problem(at, "%s: the CRM says: %s".formatted(step, e.getMessage()));
        }
    }

    /** Takes a right away; what came of it, in a few words. */
    public String revoke(Step.Revoke step) {
        permissions.revoke(change(step.revoke()));
        missing.add(step.revoke());
        return "taken away";
    }

    /** Gives it back; what came of it, in a few words. */
    public String grant(Step.Grant step) {
        permissions.grant(change(step.grant()));
        missing.remove(step.grant());
        wholeSince = clock.instant();
        return "given back";
    }

    /** Since when no right is missing; {@link Instant#MAX} while one is. */
    public Instant wholeSince() {
        return missing.isEmpty() ? wholeSince : Instant.MAX;
    }

    private static PermissionChange change(Right right) {
        return new PermissionChange(
                right.user(), right.object(), word(right.right()), right.field(), word(right.access()), right.type());
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }
}
