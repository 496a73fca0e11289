package syncline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.Rule;
import syncline.report.FaultSpan;
import syncline.report.Results;
import syncline.report.Step;
import syncline.report.SyncResult;
import syncline.report.Verdict;
import syncline.run.Progress;
import syncline.scenario.ScenarioLoader;

/** Steps that are taken at once, and what breaks meanwhile. */
class TogetherTest {
    private static final String AT_ONCE = """
            name: at-once
            about: Does it hold?
            population: { users: 20, accounts: 100, profiles: 300 }
            steps:
              - sync: full
              - wait: 1d
              - change: { profiles: 50% }
              - together:
                  - sync: incremental
                  - devices: { users: 20 }
                  - post-process: once
            faults:
              - { on: crm.limit, burst: 0, delay: 200ms, during: together, from: 100ms }
            """;

    @TempDir
    Path runs;

    private Results results() {
        var scenario = ScenarioLoader.parse(AT_ONCE, "at-once.yaml", List.of());
        var lab = new LabSettings(
                scenario, LabSettings.Ports.FREE, "secret", Storage.memory("test-" + UUID.randomUUID()), 2);
        var options = new ScenarioRun.Options(runs, Path.of(".."), lab, "unknown", "./syncline run at-once");
        return new ScenarioRun(scenario, options, Progress.SILENT)
                .run()
                .orElseThrow()
                .results();
    }

    @Test
    @Rule({"A15", "A21", "J25"})
    void aSyncDevicesAndPostProcessingAllComeToTheirEnd() {
        var results = results();
        assertThat(results.remarks()).isEmpty();
        assertThat(results.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(results.syncs())
                .extracting(SyncResult::message)
                .containsExactly("Completed successfully", "Completed successfully");
        assertThat(results.devices())
                .singleElement()
                .satisfies(devices -> assertThat(devices.failed()).isZero());
        assertThat(results.postProcessing()).singleElement().satisfies(job -> {
            assertThat(job.cause()).isNull();
            var sync = results.syncs().get(1);
            boolean after = !time(job.startedAt()).isBefore(time(sync.finishedAt()));
            boolean before = !time(job.finishedAt()).isAfter(time(sync.startedAt()));
            assertThat(after || before).isTrue();
        });
        assertThat(results.steps())
                .filteredOn(step -> step.number() > 3)
                .extracting(Step::lane)
                .containsExactlyInAnyOrder(0, 1, 2);
        assertThat(results.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.what()).isEqualTo("the CRM answers 0 calls in a window at once, others 200ms later");
            assertThat(fault.endSeconds()).isGreaterThan(fault.startSeconds());
        });
        assertThat(results.faults())
                .extracting(FaultSpan::startSeconds)
                .allSatisfy(start ->
                        assertThat(start).isGreaterThan(results.steps().get(2).startSeconds()));
        assertThat(results.apiCalls()).isNotEmpty();
        assertThat(results.machine()).isNotEmpty();
    }

    private static Instant time(@Nullable Instant at) {
        return Objects.requireNonNull(at);
    }
}
