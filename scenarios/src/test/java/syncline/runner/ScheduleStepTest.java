package syncline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.Rule;
import syncline.report.Results;
import syncline.report.Step;
import syncline.report.SyncResult;
import syncline.report.Verdict;
import syncline.run.Progress;
import syncline.scenario.ScenarioLoader;

/** The scheduler's due times, followed by a scenario. */
class ScheduleStepTest {
    private static final String NIGHTS = """
            name: nights
            about: Who knows?
            population: { users: 5, accounts: 30, profiles: 20 }
            steps:
              - sync: full
              - schedule: { every: 1d, at: "03:30", for: 2d }
                each:
                  - change: { profiles: 3 }
              - wait: 1d
              - sync: incremental
            """;

    @TempDir
    Path runs;

    private Results results(String... settings) {
        var scenario = ScenarioLoader.parse(NIGHTS, "nights.yaml", List.of(settings));
        var lab = new LabSettings(
                scenario, LabSettings.Ports.FREE, "secret", Storage.memory("test-" + UUID.randomUUID()), 2);
        var options = new ScenarioRun.Options(runs, Path.of(".."), lab, "unknown", "./syncline run nights");
        return new ScenarioRun(scenario, options, Progress.SILENT)
                .run()
                .orElseThrow()
                .results();
    }

    @Test
    @Rule({"A1", "A2", "A4", "A6"})
    void eachDueTimeIsASyncWithTheDaysChanges() {
        var results = results();
        assertThat(results.remarks()).isEmpty();
        assertThat(results.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(results.syncs()).extracting(SyncResult::number).containsExactly(1, 2, 3, 4);
        var scheduled = results.syncs().subList(1, 3);
        assertThat(scheduled).extracting(SyncResult::trigger).containsOnly("scheduled");
        assertThat(scheduled).extracting(SyncResult::type).containsOnly("incremental");
        assertThat(scheduled).allSatisfy(sync -> assertThat(sync.written()).isPositive());
        assertThat(scheduled)
                .allSatisfy(sync -> assertThat(sync.startedAt()).asString().contains("T03:30:"));
        assertThat(results.steps())
                .extracting(Step::name)
                .containsSubsequence("change: 3 profiles", "change: 3 profiles", "wait: 1d", "sync: incremental");
        assertThat(results.steps().get(2).name())
                .startsWith("sync 2: scheduled, due 20")
                .endsWith("T03:30:00Z");
        var gap =
                Duration.between(scheduled.get(0).startedAt(), scheduled.get(1).startedAt());
        assertThat(gap).isBetween(Duration.ofHours(23), Duration.ofHours(25));
    }

    @Test
    @Rule({"A5", "A12", "A16"})
    void aDueTimeTooSoonAfterASyncBeginsNone() {
        var results = results("steps[2].schedule={ every: 1h, for: 4h }");
        assertThat(results.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(results.syncs()).hasSizeBetween(3, 4);
        assertThat(results.remarks())
                .isNotEmpty()
                .allSatisfy(remark -> assertThat(remark).contains("began no sync: blocked at 20", ", too_soon."));
        assertThat(results.steps())
                .extracting(Step::name)
                .anyMatch(name -> name.startsWith("schedule: blocked, due 20"));
    }

    @Test
    @Rule("A3")
    void neverIsNoDueTime() {
        var results = results("steps[2].schedule.every=0d");
        assertThat(results.syncs()).hasSize(2);
        assertThat(results.remarks()).isEmpty();
        assertThat(Duration.between(
                        results.syncs().get(0).startedAt(),
                        results.syncs().get(1).startedAt()))
                .isGreaterThan(Duration.ofDays(3).minusMinutes(1));
    }

    @Test
    void aFaultHitsTheDueTimeItIsMeantFor() {
        var results = results("faults=[{ on: crm, answer: unavailable, during: 'sync[3]' }]");
        assertThat(results.syncs())
                .extracting(SyncResult::message)
                .containsExactly(
                        "Completed successfully", "Completed successfully", "Failed", "Completed successfully");
    }
}
