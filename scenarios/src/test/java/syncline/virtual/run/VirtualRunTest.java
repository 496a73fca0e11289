package syncline.virtual.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.lab.Rule;
import syncline.report.Driver;
import syncline.report.FaultSpan;
import syncline.report.Results;
import syncline.report.Step;
import syncline.report.SyncResult;
import syncline.report.Verdict;
import syncline.run.Outcome;
import syncline.run.Progress;
import syncline.scenario.ScenarioLoader;

/** Whole scenarios in virtual time. */
class VirtualRunTest {
    private static final Instant START = VirtualRun.START;
    private static final String NIGHTS = """
            name: nights
            about: Who knows?
            population: { users: 20, accounts: 300, profiles: 200 }
            steps:
              - sync: full
              - schedule: { every: 1d, at: "03:30", for: 4d }
                each:
                  - change: { profiles: 5%, connects: 3, disconnects: 2, deletions: 1, merges: 1, associations: 1 }
            """;

    @TempDir
    Path runs;

    private Outcome run(String scenario, int threads) {
        var options = new VirtualRun.Options(runs, "c0de", "./syncline simulate nights", START, threads);
        return new VirtualRun(ScenarioLoader.parse(scenario, "nights.yaml", List.of()), options, Progress.SILENT)
                .run()
                .orElseThrow();
    }

    private Results results(String scenario) {
        var results = run(scenario, 1).results();
        assertThat(results.remarks()).isEmpty();
        return results;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first-sync",
                "account-merges",
                "parked-and-healed",
                "revoked-rights",
                "own-profiles",
                "thirty-nights"
            })
    void scenariosDoInVirtualTimeWhatTheyDoLive(String name) {
        var scenario = ScenarioLoader.load(Path.of(name + ".yaml"), List.of());
        var options = new VirtualRun.Options(runs, "c0de", "./syncline simulate " + name, START, 2);
        var results = new VirtualRun(scenario, options, Progress.SILENT)
                .run()
                .orElseThrow()
                .results();
        assertThat(results.remarks()).isEmpty();
        assertThat(results.expectations())
                .allSatisfy(expectation -> assertThat(expectation.met())
                        .as("%s, found %s", expectation.expect(), expectation.actual())
                        .isTrue());
        assertThat(results.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void theSameScenarioGivesTheSameBytesOnAnyNumberOfThreads() throws IOException {
        String once = written(1);
        assertThat(written(1)).isEqualTo(once);
        assertThat(written(2)).isEqualTo(once);
        assertThat(Files.readString(run(NIGHTS.replace("5%", "6%"), 1).folder().results()))
                .isNotEqualTo(once);
    }

    private String written(int threads) throws IOException {
        return Files.readString(run(NIGHTS, threads).folder().results());
    }

    @Test
    @Rule({"A1", "A2", "A6"})
    void syncsBeginAtTheirDueTimes() {
        var results = results(NIGHTS);
        var scheduled = results.syncs().subList(1, 5);
        assertThat(scheduled).extracting(SyncResult::trigger).containsOnly("scheduled");
        assertThat(scheduled).extracting(SyncResult::type).containsOnly("incremental");
        assertThat(scheduled).extracting(SyncResult::startedAt).containsExactly(night(0), night(1), night(2), night(3));
        assertThat(results.run().driver()).isEqualTo(Driver.VIRTUAL);
        assertThat(results.run().startedAt()).isEqualTo(START);
        assertThat(results.run().wallSeconds()).isBetween(4 * 86_400.0, 4 * 86_400.0 + 600);
    }

    private static Instant night(int number) {
        return START.plus(Duration.ofDays(number)).plus(Duration.ofMinutes(210));
    }

    @Test
    @Rule("A16")
    void aDueTimeTooSoonAfterASyncBeginsNone() {
        var results = run(NIGHTS.replace("every: 1d", "every: 1h").replace("for: 4d", "for: 4h"), 1)
                .results();
        assertThat(results.syncs()).hasSize(3);
        assertThat(results.steps())
                .extracting(Step::name)
                .filteredOn(name -> name.startsWith("schedule: blocked"))
                .hasSize(2);
        assertThat(results.remarks()).hasSize(2).allMatch(remark -> remark.contains("too_soon"));
    }

    @Test
    void aFaultLastsAsLongAsItsTimesSay() {
        var results = results(NIGHTS + """
            faults:
              - { on: crm, from: 1d, for: 6h, answer: unavailable }
              - { on: crm.write, during: "sync[4]", rate: 100%, answer: INVALID_DATA }
            """);
        assertThat(results.faults().getFirst())
                .isEqualTo(new FaultSpan(
                        86_400, 86_400.0 + 6 * 3600, "100% of the calls to the CRM: answered unavailable"));
        assertThat(results.faults()).hasSize(2);
        assertThat(results.syncs())
                .extracting(SyncResult::message)
                .containsExactly(
                        "Completed successfully",
                        "Completed successfully",
                        "Failed",
                        "Completed with errors. Please see Error log for more information",
                        "Completed successfully");
    }

    @Test
    @Rule({"E4", "O27"})
    void whatEndsWhileItIsParkedNeedsNoRow() {
        var results = results("""
                name: ended
                about: Who knows?
                population: { users: 20, accounts: 50, profiles: 20 }
                rules: { retry-limit: 2, gap-mode: warn }
                steps:
                  - sync: full
                  - change: { connects: 20 }
                  - repeat: 3
                    steps: [{ wait: 2h }, { sync: incremental }]
                  - wait: 1h
                  - change: { disconnects: 20 }
                  - wait: 1h
                  - sync: full
                faults:
                  - { on: crm.write, rate: 50%, sticky: true, answer: INVALID_DATA, during: "sync[2]" }
                  - { on: crm.write, rate: 50%, sticky: true, answer: INVALID_DATA, during: "sync[3]" }
                """);
        var refused = results.syncs().get(1).failed();
        assertThat(refused).isPositive();
        assertThat(results.syncs().subList(2, 4))
                .extracting(SyncResult::read, SyncResult::failed)
                .containsExactly(tuple(refused, refused), tuple(0L, 0L));
        assertThat(results.retries()).isNotNull().satisfies(retries -> {
            assertThat(retries.mostTries())
                    .as("the CRM remembers those that ended")
                    .isEqualTo(2);
            assertThat(retries.parked()).isZero();
        });
        assertThat(results.consistency()).isNotNull().satisfies(found -> {
            assertThat(found.differing()).isZero();
            assertThat(found.failing()).isZero();
        });
    }

    @Test
    void stepsTogetherGoOnAtTheSameTime() {
        var results = results("""
                name: both
                about: Who knows?
                population: { users: 20, accounts: 300, profiles: 200 }
                steps:
                  - together:
                      - sync: full
                      - change: { profiles: 5 }
                """);
        assertThat(results.steps()).extracting(Step::lane).containsExactlyInAnyOrder(0, 1);
        assertThat(results.steps()).extracting(Step::startSeconds).containsOnly(0.0);
    }
}
