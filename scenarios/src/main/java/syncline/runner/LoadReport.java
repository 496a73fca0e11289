package syncline.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import syncline.lab.http.Json;
import syncline.report.Load;
import syncline.report.LoadGenerator;
import syncline.report.LoadWindow;
import syncline.runner.LabCalls.LabFailed;

/** What the load generator left in its {@code load.json}. */
record LoadReport(Load load) {
    static LoadReport read(Path file) {
        try {
            return new LoadReport(Json.MAPPER.readValue(file.toFile(), Load.class));
        } catch (IOException e) {
            throw new LabFailed("%s cannot be read (%s)".formatted(file, e.getMessage()), e);
        }
    }

    /** Why the figures say more of the load generator than of the system; empty when they do not. */
    Optional<String> bottleneck() {
        return Optional.ofNullable(load.generator()).map(LoadGenerator::bottleneck);
    }

    /** In a few words, how it went. */
    String words() {
        var all = LoadWindow.of(load);
        var latency = all.latency();
        return "%s, %,d requests, %,d failed%s"
                .formatted(
                        load.outcome() == null ? "ended" : load.outcome().replace('_', ' '),
                        all.requests(),
                        all.failed(),
                        latency == null
                                ? ""
                                : ", p50 %.1f ms, p99 %.1f ms".formatted(latency.p50Millis(), latency.p99Millis()));
    }
}
