package syncline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.lab.Rule;
import syncline.report.Verdict;
import syncline.run.Progress;
import syncline.scenario.ScenarioLoader;
import syncline.sync.history.HistoryFile;
import syncline.sync.replay.ReplayedFile;

/** The scenarios that come with Syncline hold, here with few people and for a few nights. */
class BundledScenariosTest {
    @TempDir
    Path runs;

    @ParameterizedTest
    @Rule({"A1", "C23", "C38", "E4", "E16", "F3", "F4", "F5", "G9", "G10", "G11", "G12"})
    @CsvSource(
            delimiter = '|',
            value = {
                "revoked-rights | population={ users: 20, accounts: 100, profiles: 150 }",
                "parked-and-healed | population={ users: 20, accounts: 100, profiles: 150 }",
                "account-merges | population={ users: 20, accounts: 100, profiles: 80 }; steps[2].repeat=2;"
                        + " expect=['sync[4].failed == 5', 'consistency.failing == 5', 'consistency.pending == 0']",
                "device-morning | population={ users: 20, accounts: 100, profiles: 80 }; steps[3].devices.users=20;"
                        + " steps[8].devices.users=10; expect[4]=devices[1].rows > 80",
                "thirty-nights | population={ users: 20, accounts: 100, profiles: 80 }; steps[2].schedule.for=3d;"
                        + " faults=[{ on: crm, during: 'sync[3]', answer: unavailable }];"
                        + " expect=['sync[3].message == Failed', 'sync[4].trigger == scheduled', 'consistency.pending == 0']"
            })
    void hold(String name, String settings) {
        var scenario = ScenarioLoader.load(Path.of(name + ".yaml"), List.of(settings.split("; ")));
        var lab = new LabSettings(
                scenario, LabSettings.Ports.FREE, "secret", Storage.memory("test-" + UUID.randomUUID()), 2);
        var options = new ScenarioRun.Options(runs, Path.of(".."), lab, "unknown", "./syncline run " + name);
        var outcome = new ScenarioRun(scenario, options, Progress.SILENT).run().orElseThrow();
        var results = outcome.results();
        assertThat(results.remarks()).isEmpty();
        assertThat(results.verdict())
                .describedAs("%s%n%s", results.expectations(), results.syncs())
                .isEqualTo(Verdict.PASSED);
        var replayed = ReplayedFile.of(outcome.folder().path().resolve(HistoryFile.NAME), entry -> false);
        assertThat(replayed.first()).isEmpty();
        assertThat(replayed.entries()).isGreaterThan(100);
    }
}
