package syncline.virtual.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.report.Verdict;
import syncline.run.Progress;
import syncline.scenario.ScenarioLoader;

/** The scenarios that come with Syncline and have traffic hold in virtual time, too, here with few people. */
class SimulatedScenariosTest {
    @TempDir
    Path runs;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "device-morning | population.profiles=200",
                "invite-spike | population={ users: 50, accounts: 500, profiles: 100 }; steps[2].invite.links=2000",
                "bad-day | population={ users: 50, accounts: 500, profiles: 500 }; steps[2].invite.links=500",
                "monday-morning | population={ users: 200, accounts: 500, profiles: 300 }; steps[2].invite.links=500",
                "large-full-under-load | population={ users: 50, accounts: 500, profiles: 300 }",
                "large-incremental-under-load | population={ users: 50, accounts: 500, profiles: 300 };"
                        + " steps[3].load.burst=100; steps[3].load.for=30s",
            })
    void hold(String name, String settings) {
        var scenario = ScenarioLoader.load(Path.of(name + ".yaml"), List.of(settings.split("; ")));
        var options = new VirtualRun.Options(runs, "c0de", "./syncline simulate " + name, VirtualRun.START, 1);
        var results = new VirtualRun(scenario, options, Progress.SILENT)
                .run()
                .orElseThrow()
                .results();
        assertThat(results.verdict())
                .describedAs("%s%n%s%n%s", results.expectations(), results.syncs(), results.remarks())
                .isEqualTo(Verdict.PASSED);
    }
}
