package syncline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.lab.Rule;
import syncline.report.HitLabels;
import syncline.report.Results;
import syncline.report.Verdict;
import syncline.run.Progress;
import syncline.scenario.ScenarioLoader;

/** The scenarios with load from outside hold, here with few people and for a few seconds. */
class LoadedScenariosTest {
    private static final String FEW = "population={ users: 30, accounts: 200, profiles: 150 }";
    private static final String SECONDS = ".clicks={ base: 10, spike: 50, warm-up: 1s, ramp: 1s, hold: 3s, decay: 1s }";

    @TempDir
    Path runs;

    private Results results(String name, String... settings) {
        var scenario = ScenarioLoader.load(Path.of(name + ".yaml"), List.of(settings));
        var lab = new LabSettings(
                scenario, LabSettings.Ports.FREE, "secret", Storage.memory("test-" + UUID.randomUUID()), 2);
        var options = new ScenarioRun.Options(runs, Path.of(".."), lab, "unknown", "./syncline run " + name);
        return new ScenarioRun(scenario, options, Progress.SILENT)
                .run()
                .orElseThrow()
                .results();
    }

    private static void passed(Results results) {
        assertThat(results.verdict())
                .describedAs("%s%n%s%n%s", results.remarks(), results.expectations(), results.syncs())
                .isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @Rule({"I15", "I16", "J12", "J13", "J24", "J25", "J26"})
    @CsvSource({"invite-spike, 3, 1", "monday-morning, 5, 2", "bad-day, 5, 1"})
    void everyClickBecomesOneRow(String name, int together, int clicks) {
        var results = results(
                name,
                FEW,
                "steps[2].invite.links=200",
                "steps[%d].together[%d]%s".formatted(together, clicks, SECONDS),
                name.equals("monday-morning") ? "steps[5].together[3].devices.users=10" : "seed=7",
                name.equals("bad-day")
                        ? "faults=[{ on: crm.limit, burst: 0, delay: 100ms, during: together, for: 3s },"
                                + " { on: crm, answer: unavailable, during: together, from: 3s, for: 4s },"
                                + " { on: engage.short-links, rate: 5%, during: invite }]"
                        : "faults=[]",
                "expect=['load[1].failed == 0', 'clicks.acknowledged > 150', 'clicks.waiting == 0', 'clicks.drain < 2m']");
        passed(results);
        assertThat(results.clicks()).isNotNull().satisfies(found -> {
            assertThat(found.acknowledged()).isEqualTo(found.rows());
            assertThat(found.byLabel()).isNotNull().extracting(HitLabels::total).isEqualTo(found.rows());
        });
        assertThat(results.backlog()).isNotEmpty();
        assertThat(results.postProcessing()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource("large-incremental-under-load")
    void syncsKeepUpWithBurstsOfChanges(String name) {
        var results = results(name, FEW, "steps[3].load={ simulation: LargeIncremental, rate: 5, burst: 20, for: 5s }");
        passed(results);
        assertThat(results.syncs()).hasSizeGreaterThan(2);
    }
}
