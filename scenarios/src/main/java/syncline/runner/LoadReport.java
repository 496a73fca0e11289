package syncline.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;
import syncline.report.Load;
import syncline.runner.LabCalls.LabFailed;

/**
 * What the load generator left in its {@code load.json}.
 *
 * @param outcome {@code finished}, {@code refused}, {@code timed_out} or {@code interrupted}
 * @param reason a sentence why it did not finish, else null
 */
record LoadReport(Load load, String outcome, @Nullable String reason) {
    /** In a shorter run, the first seconds of a JVM that warms up weigh too much. */
    private static final double LONG_ENOUGH_SECONDS = 20;

    private static final double MOST_LAG_MILLIS = 1_000;
    private static final double MOST_CPU_SHARE = 0.9;

    static LoadReport read(Path file) {
        try {
            JsonNode tree = Json.MAPPER.readTree(file.toFile());
            return new LoadReport(
                    Json.MAPPER.treeToValue(tree, Load.class),
                    tree.path("outcome").asText(),
                    tree.path("reason").isTextual() ? tree.path("reason").asText() : null);
        } catch (IOException e) {
            throw new LabFailed("%s cannot be read (%s)".formatted(file, e.getMessage()), e);
        }
    }

    /** Why the figures say more of the load generator than of the system; empty when they do not. */
    Optional<String> bottleneck() {
        var generator = load.generator();
        if (generator == null || load.durationSeconds() < LONG_ENOUGH_SECONDS) {
            return Optional.empty();
        }
        if (generator.lagP99Millis() > MOST_LAG_MILLIS) {
            return Optional.of(
                    "The load generator was the bottleneck: one in a hundred of its requests left %,.0f ms late or later. Ask for a lower rate."
                            .formatted(generator.lagP99Millis()));
        }
        if (generator.cpuShare() > MOST_CPU_SHARE) {
            return Optional.of(
                    "The load generator was the bottleneck: it took %.0f %% of the CPUs. Ask for a lower rate."
                            .formatted(100 * generator.cpuShare()));
        }
        return Optional.empty();
    }
}
