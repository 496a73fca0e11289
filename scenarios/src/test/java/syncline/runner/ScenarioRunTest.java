package syncline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.lab.db.TestPostgres;
import syncline.report.Expectation;
import syncline.report.Results;
import syncline.report.ResultsFile;
import syncline.report.Retries;
import syncline.report.SyncResult;
import syncline.report.Verdict;
import syncline.run.Progress;
import syncline.scenario.InvalidScenario;
import syncline.scenario.Scenario;
import syncline.scenario.ScenarioLoader;

class ScenarioRunTest {
    private static final String THREE_NIGHTS = """
            name: three-nights
            about: Does it heal?
            population: { users: 20, accounts: 100, profiles: 200 }
            steps:
              - sync: full
              - wait: 1d
              - change: { profiles: 5%, disconnects: 2% }
              - sync: incremental
              - wait: 1d
              - sync: incremental
            """;

    @TempDir
    Path runs;

    private static Scenario scenario(String... settings) {
        return ScenarioLoader.parse(THREE_NIGHTS, "three-nights.yaml", List.of(settings));
    }

    private ScenarioRun run(Scenario scenario, Progress progress) {
        return run(scenario, Storage.memory("test-" + UUID.randomUUID()), progress);
    }

    private ScenarioRun run(Scenario scenario, Storage storage, Progress progress) {
        var lab = new LabSettings(scenario, LabSettings.Ports.FREE, "secret", storage, 2);
        return new ScenarioRun(
                scenario,
                new ScenarioRun.Options(runs, Path.of(".."), lab, "unknown", "./syncline run three-nights"),
                progress);
    }

    private Results results(String... settings) {
        return run(scenario(settings), Progress.SILENT).run().orElseThrow().results();
    }

    static Stream<Named<Storage>> databases() {
        return Stream.of(
                named("H2, three", Storage.memory("test-" + UUID.randomUUID())),
                named("H2, one", Storage.in(Database.memory("test-" + UUID.randomUUID()))),
                named("PostgreSQL", Storage.in(TestPostgres.emptyDatabase())));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void endsInStepAndLeavesAReport(Storage storage) {
        var outcome = run(scenario(), storage, Progress.SILENT).run().orElseThrow();
        var results = outcome.results();
        assertThat(results.remarks()).isEmpty();
        assertThat(results.verdict()).describedAs("%s", results.expectations()).isEqualTo(Verdict.PASSED);
        assertThat(results.syncs())
                .extracting(SyncResult::message)
                .containsExactly("Completed successfully", "Completed successfully", "Completed successfully");
        assertThat(results.consistency())
                .satisfies(c -> assertThat(c.compared()).isGreaterThan(500));
        var stored = ResultsFile.read(outcome.folder().results());
        assertThat(stored.syncs()).hasSize(3);
        assertThat(stored.retries()).isEqualTo(new Retries(0, 0, 0, 0, 0, Map.of()));
        assertThat(outcome.folder().report()).isNotEmptyFile();
        assertThat(outcome.folder().path().resolve("sync-01-success.csv")).isNotEmptyFile();
    }

    @Test
    void carriesPeopleOfAFileOver() {
        var scenario = ScenarioLoader.load(Path.of("own-profiles.yaml"), List.of());
        var results = run(scenario, Progress.SILENT).run().orElseThrow().results();
        assertThat(results.remarks()).isEmpty();
        assertThat(results.verdict()).describedAs("%s", results.expectations()).isEqualTo(Verdict.PASSED);
        assertThat(results.syncs().getFirst().written()).isPositive();
        assertThat(results.consistency())
                .satisfies(c -> assertThat(c.differing()).isZero());
    }

    @Test
    void whatIsExpectedOfRetriesStandsInTheResults() {
        var results = results(
                "faults=[{ on: crm.write, rate: 100%, during: incremental }]",
                "steps[3].change={ profiles: 3 }",
                "expect=['retries.due >= 3', 'retries.mostTries == 2', 'retries.parked > 0']");
        assertThat(results.retries()).satisfies(retries -> {
            assertThat(retries.due()).isGreaterThanOrEqualTo(3);
            assertThat(retries.mostTries()).isEqualTo(2);
        });
        assertThat(results.expectations().stream().limit(3))
                .extracting(Expectation::met)
                .containsExactly(true, true, false);
    }

    @Test
    void missesAnExpectationAndSaysWhatWas() {
        var results = results("expect=['sync[1].written == 1']");
        assertThat(results.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(results.expectations().getFirst()).satisfies(e -> {
            assertThat(e.met()).isFalse();
            assertThat(e.actual()).isEqualTo("520");
        });
    }

    @ParameterizedTest
    @Rule({"A20", "F10", "F11", "F13"})
    @CsvSource({
        "crm, unavailable",
        "crm, error",
        "crm, garbage",
        "crm, half-body",
        "engage, unavailable",
        "engage, garbage",
        "engage, half-body"
    })
    void aSyncThatCannotReachAPartFailsAndTheNextOneHeals(String on, String answer) {
        var results = results("faults=[{ on: %s, answer: %s, during: 'sync[2]' }]".formatted(on, answer));
        assertThat(results.remarks()).isEmpty();
        assertThat(results.syncs().get(1).message()).isEqualTo("Failed");
        assertThat(results.syncs().get(1).cause()).isNotBlank();
        assertThat(results.syncs().get(2).message()).isEqualTo("Completed successfully");
        assertThat(results.verdict()).describedAs("%s", results.expectations()).isEqualTo(Verdict.PASSED);
    }

    @Test
    @Rule({"A8", "F11"})
    void aCrmThatIsDownAtTheStartIsFilledTheNextNight() {
        var results = results("faults=[{ on: crm, answer: unavailable, during: full }]");
        assertThat(results.syncs().get(0).message()).isEqualTo("Failed");
        assertThat(results.syncs().get(1).type()).isEqualTo("full");
        assertThat(results.verdict()).describedAs("%s", results.expectations()).isEqualTo(Verdict.PASSED);
    }

    @Test
    @Rule("A12")
    void saysWhenASyncWasRefused() {
        var results = results("steps[2].wait=59m");
        assertThat(results.syncs()).hasSize(2);
        assertThat(results.remarks())
                .singleElement()
                .asString()
                .startsWith("Step 4 began no sync: The last sync finished less than 60 minutes ago");
    }

    @Test
    void aRightThatTheCrmDoesNotKnowIsFoundBeforeTheFirstStep() {
        String step = "steps[2]={ revoke: { user: integration, object: engage_profile__v, field: titel__v } }";
        assertThatThrownBy(() -> results(step, "steps[5]={ grant: { user: nobody, object: engage_profile__v } }"))
                .isInstanceOf(InvalidScenario.class)
                .hasMessageContaining("--set " + step + ": revoke: the CRM says: ")
                .hasMessageContaining("titel__v")
                .hasMessageContaining("nobody");
        assertThat(runs).isEmptyDirectory();
    }

    @Test
    void leavesAReportOfWhatThereIsWhenInterrupted() throws Exception {
        var reached = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var run = run(scenario(), (step, what, expected) -> {
            if (what.startsWith("change")) {
                reached.countDown();
                await(released);
            }
            return Progress.UNSEEN;
        });
        var running = CompletableFuture.supplyAsync(run::run);
        await(reached);
        var outcome = run.interrupt().orElseThrow();
        released.countDown();
        assertThat(running.get(60, TimeUnit.SECONDS)).isEmpty();
        assertThat(outcome.results().verdict()).isEqualTo(Verdict.INTERRUPTED);
        assertThat(outcome.results().remarks()).containsExactly("Interrupted in step 3 of 6.");
        assertThat(outcome.results().syncs()).hasSize(1);
        assertThat(outcome.folder().report()).isNotEmptyFile();
        assertThat(ResultsFile.read(outcome.folder().results()).verdict()).isEqualTo(Verdict.INTERRUPTED);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
