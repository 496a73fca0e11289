package syncline.virtual.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.report.LatencySample;
import syncline.report.Results;
import syncline.report.ResultsSoFar;
import syncline.report.SyncResult;
import syncline.run.Progress;
import syncline.runner.LabSettings;
import syncline.runner.ScenarioRun;
import syncline.runner.Storage;
import syncline.scenario.ScenarioLoader;

/**
 * A simulation calibrated by a live run of the same scenario takes about as long as that run did, both a large and a small sync.
 *
 * <p>"About" is a factor of four. Lines through both syncs fit what they took as a whole, so that what is left is chance: the two calls of
 * the small sync are drawn from the spread of all, among which those of a cold JVM are several times the mean, and the longer lane counts.
 * How fast the machine is, or what else it does, moves both sides alike.
 */
class CalibratedRunTest {
    private static final double ABOUT = 4;
    private static final double ANOTHER_MACHINE = 20;
    private static final String SCENARIO = """
            name: two-syncs
            about: How long are they?
            population: { users: 50, accounts: 2000, profiles: 3000 }
            steps:
              - sync: full
              - wait: 1d
              - change: { profiles: 5% }
              - sync: incremental
            """;

    @TempDir
    static Path runs;

    private static Results live;

    @BeforeAll
    static void runLive() {
        var scenario = ScenarioLoader.parse(SCENARIO, "two-syncs.yaml", List.of());
        var storage = Storage.memory("test-" + UUID.randomUUID());
        var lab = new LabSettings(scenario, LabSettings.Ports.FREE, "secret", storage, 2);
        var options = new ScenarioRun.Options(runs, Path.of(".."), lab, "c0de", "./syncline run two-syncs");
        live = new ScenarioRun(scenario, options, Progress.SILENT)
                .run()
                .orElseThrow()
                .results();
    }

    /** How much longer each sync takes in virtual time than it took live. */
    private static List<Double> ratios(@Nullable Calibration calibration, String... settings) {
        var scenario = ScenarioLoader.parse(SCENARIO, "two-syncs.yaml", List.of(settings));
        var options = new VirtualRun.Options(runs, "c0de", "./syncline simulate", VirtualRun.START, 2, calibration);
        var syncs = new VirtualRun(scenario, options, Progress.SILENT)
                .run()
                .orElseThrow()
                .results()
                .syncs();
        assertThat(syncs)
                .extracting(SyncResult::read)
                .isEqualTo(live.syncs().stream().map(SyncResult::read).toList());
        return IntStream.range(0, syncs.size())
                .mapToObj(i ->
                        syncs.get(i).durationSeconds() / live.syncs().get(i).durationSeconds())
                .toList();
    }

    @Test
    void bothSyncsTakeAboutAsLongAsTheyTookLive() {
        assertThat(ratios(Calibration.of(live, 2)))
                .hasSize(2)
                .allSatisfy(ratio -> assertThat(ratio).isBetween(1 / ABOUT, ABOUT));
    }

    @Test
    void neitherDoesByTheRunOfAnotherMachine() {
        assertThat(ratios(Calibration.of(slower(live), 2)))
                .hasSize(2)
                .allSatisfy(ratio -> assertThat(ratio).isGreaterThan(ABOUT));
    }

    @Test
    void neitherDoesByTheScenariosOwnFigures() {
        assertThat(ratios(null, "api.write={ p50: 20s, p95: 30s }"))
                .hasSize(2)
                .allSatisfy(ratio -> assertThat(ratio).isGreaterThan(ABOUT));
    }

    /** The same run where all takes twenty times as long. */
    private static Results slower(Results run) {
        var latency = Objects.requireNonNull(run.latency());
        var micros = new Histogram(3);
        latency.micros()
                .recordedValues()
                .forEach(value -> micros.recordValueWithCount(
                        Math.round(value.getValueIteratedTo() * ANOTHER_MACHINE), value.getCountAtValueIteratedTo()));
        long records = latency.samples().stream()
                .mapToLong(sample -> Objects.requireNonNull(sample.records()))
                .sum();
        var other = new ResultsSoFar().add(run.run()).add(LatencySample.of(1, micros, records));
        run.syncs().forEach(sync -> other.add(slower(sync)));
        return other.results();
    }

    private static SyncResult slower(SyncResult sync) {
        return new SyncResult(
                sync.number(),
                sync.type(),
                sync.trigger(),
                sync.message(),
                null,
                sync.startedAt(),
                sync.finishedAt(),
                sync.startSeconds(),
                sync.durationSeconds() * ANOTHER_MACHINE,
                sync.read(),
                sync.written(),
                sync.unchanged(),
                sync.failed(),
                sync.held(),
                sync.parked(),
                null,
                null,
                List.of());
    }
}
