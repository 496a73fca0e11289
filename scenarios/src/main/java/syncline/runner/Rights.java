package syncline.runner;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.scenario.InvalidScenario;
import syncline.scenario.Problem;
import syncline.scenario.Right;
import syncline.scenario.Scenario;
import syncline.scenario.Step;
import syncline.scenario.Where;

/** Takes rights away in the CRM and gives them back, and remembers which are missing. */
final class Rights {
    private static final String REVOKE = "/lab/permissions/revoke";
    private static final String GRANT = "/lab/permissions/grant";

    private final LabCalls calls;
    private final URI crm;
    private final InstantSource clock;
    private final Set<Right> missing = new HashSet<>();
    private Instant wholeSince = Instant.MIN;

    Rights(LabCalls calls, URI crm, InstantSource clock) {
        this.calls = calls;
        this.crm = crm;
        this.clock = clock;
    }

    /**
     * Takes each right of the scenario away and gives it back at once, so that a wrong name is found before the first step.
     *
     * @throws InvalidScenario with the place of each right that the CRM does not know
     */
    void rehearse(Scenario scenario) {
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
        var answer = calls.answer(crm, REVOKE, body(right));
        if (answer.status() == 400) {
            return new Problem(
                    at,
                    "%s: the CRM says: %s"
                            .formatted(
                                    step,
                                    answer.body().path("error").path("message").asText()));
        }
        calls.post(crm, GRANT, body(right));
        return null;
    }

    String revoke(Step.Revoke step) {
        calls.post(crm, REVOKE, body(step.revoke()));
        missing.add(step.revoke());
        return "taken away";
    }

    String grant(Step.Grant step) {
        calls.post(crm, GRANT, body(step.grant()));
        missing.remove(step.grant());
        wholeSince = clock.instant();
        return "given back";
    }

    /** Since when no right is missing; {@link Instant#MAX} while one is. */
    Instant wholeSince() {
        return missing.isEmpty() ? wholeSince : Instant.MAX;
    }

    private static Map<String, String> body(Right right) {
        var body = new LinkedHashMap<String, String>();
        body.put("user", right.user());
        body.put("object", right.object());
        put(body, "field", right.field());
        put(body, "access", right.access());
        put(body, "right", right.right());
        put(body, "type", right.type());
        return body;
    }

    private static void put(Map<String, String> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value.toString());
        }
    }
}
