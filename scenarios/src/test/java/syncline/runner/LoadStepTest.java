package syncline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.lab.UserError;
import syncline.report.Results;
import syncline.report.Step;
import syncline.report.SyncResult;
import syncline.report.Verdict;
import syncline.run.Progress;
import syncline.run.Standing;
import syncline.scenario.ScenarioLoader;

/**
 * The steps that make load, with the load generator as the build before this module's left it. Without it these tests fail and
 * say what to build.
 */
class LoadStepTest {
    /** Surefire runs in the module's folder. */
    private static final Path SYNCLINE = Path.of("..");

    private static final String UNDER_EDITS = """
            name: under-edits
            about: Does it hold?
            population: { users: 20, accounts: 100, profiles: 200 }
            steps:
              - load: { simulation: LargeFull, rate: 50, for: 30s }
              - wait: 1d
              - sync: incremental
            """;

    @TempDir
    Path folder;

    private ScenarioRun run(Path home, Progress progress, String... settings) {
        var scenario = ScenarioLoader.parse(UNDER_EDITS, "under-edits.yaml", List.of(settings));
        var lab = new LabSettings(
                scenario, LabSettings.Ports.FREE, "secret", Storage.memory("test-" + UUID.randomUUID()), 2);
        var options = new ScenarioRun.Options(folder.resolve("runs"), home, lab, "unknown", "./syncline run x");
        return new ScenarioRun(scenario, options, progress);
    }

    private Results results(Path home, String... settings) {
        return run(home, Progress.SILENT, settings).run().orElseThrow().results();
    }

    @Test
    void aSyncHoldsWhileGatlingEdits() throws Exception {
        var outcome = run(SYNCLINE, Progress.SILENT).run().orElseThrow();
        var results = outcome.results();
        assertThat(results.remarks()).isEmpty();
        assertThat(results.verdict()).describedAs("%s", results.expectations()).isEqualTo(Verdict.PASSED);
        assertThat(results.syncs())
                .extracting(SyncResult::number, SyncResult::type, SyncResult::message)
                .containsExactly(
                        tuple(1, "full", "Completed successfully"), tuple(2, "incremental", "Completed successfully"));
        assertThat(results.load()).singleElement().satisfies(load -> {
            assertThat(load.name()).isEqualTo("LargeFull");
            assertThat(load.generator()).isNotNull();
            assertThat(load.series()).anySatisfy(series -> {
                assertThat(series.name()).isEqualTo("edit a profile");
                assertThat(series.ok()).isPositive().isEqualTo(series.requests());
                assertThat(series.fromIntended()).isNotNull();
            });
        });
        assertThat(outcome.folder().path().resolve("load-1/load.json")).isNotEmptyFile();
        assertThat(outcome.folder().path().resolve("sync-01-success.csv")).isNotEmptyFile();
        assertThat(Files.readString(outcome.folder().report())).contains("LargeFull", "edit a profile");
    }

    @Test
    void aSyncThatOutlivesTheLoadIsFollowedToItsEnd() {
        var results = results(
                SYNCLINE,
                "steps[1].load.for=1s",
                "faults=[{ on: crm, during: full, latency: { p50: 1s, p99: 1500ms } }]");
        assertThat(results.remarks()).containsExactly("Step 1: The sync had not ended after 1 s.");
        assertThat(results.syncs())
                .extracting(SyncResult::message)
                .containsExactly("Completed successfully", "Completed successfully");
        assertThat(results.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void anInterruptEndsTheLoadGenerator() throws Exception {
        var underWay = new CountDownLatch(1);
        var run = run(
                SYNCLINE,
                (step, what, expected) -> new Progress.Line() {
                    @Override
                    public void stands(Standing standing) {
                        underWay.countDown();
                    }

                    @Override
                    public void ends(String outcome) {}
                },
                "faults=[{ on: crm, latency: { p50: 20s, p99: 25s } }]");
        var running = CompletableFuture.supplyAsync(run::run);
        assertThat(underWay.await(60, TimeUnit.SECONDS)).isTrue();
        var children = ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .toList();
        assertThat(children).isNotEmpty();

        var outcome = run.interrupt().orElseThrow();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(running.get(60, TimeUnit.SECONDS)).isEmpty();
        assertThat(outcome.results().verdict()).isEqualTo(Verdict.INTERRUPTED);
        assertThat(outcome.results().remarks()).containsExactly("Interrupted in step 1 of 3.");
        assertThat(outcome.folder().path().resolve("load-1/load.json")).isNotEmptyFile();
    }

    @Test
    void withoutALoadGeneratorNothingStarts() {
        assertThatThrownBy(() -> results(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("load-tests-*.jar", "./mvnw -DskipTests package -pl load-tests");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theNewerBuildIsTaken() throws Exception {
        for (String build : List.of("target", "target/launcher")) {
            Path made = Files.createDirectories(folder.resolve("load-tests").resolve(build));
            Files.createDirectories(made.resolve("lib"));
            Files.createFile(made.resolve("load-tests-0.1.0.jar"));
            Files.createFile(made.resolve("load-tests-0.1.0-tests.jar"));
        }
        Path plain = folder.resolve("load-tests/target/load-tests-0.1.0.jar");
        Path launcher = folder.resolve("load-tests/target/launcher/load-tests-0.1.0.jar");
        Files.setLastModifiedTime(plain, FileTime.fromMillis(1_000));
        assertThat(LoadJars.find(folder)).isEqualTo(new LoadJars(launcher, launcher.resolveSibling("lib")));
        Files.setLastModifiedTime(launcher, FileTime.fromMillis(500));
        assertThat(LoadJars.find(folder)).isEqualTo(new LoadJars(plain, plain.resolveSibling("lib")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"It was the bottleneck.\" | INVALID | It was the bottleneck.", "null | PASSED | ''"})
    void figuresOfABottleneckAreNotValid(String bottleneck, Verdict verdict, String says) throws Exception {
        Path home = syncline("""
                {"outcome":"finished","name":"x","durationSeconds":30,"series":[],
                 "generator":{"cpuShare":0.9,"peakHeapMb":1,"lagP99Millis":9,"lagMaxMillis":9,"bottleneck":%s}}""".formatted(bottleneck));
        var results = results(home, "steps=[{ sync: full }, { wait: 1d }, { load: { simulation: LargeFull } }]");
        assertThat(results.verdict()).isEqualTo(verdict);
        assertThat(String.join(" ", results.remarks())).isEqualTo(says);
        assertThat(results.consistency()).isNotNull();
    }

    @Test
    void aLoadGeneratorThatMeasuresNothingBreaksTheRun() throws Exception {
        var results = results(syncline(""));
        assertThat(results.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(results.remarks())
                .singleElement()
                .asString()
                .contains("broke in step 1", "measured nothing (exit code 0", "output.txt");
    }

    @Test
    void aStepThatBreaksLetsThoseBesideItEnd() throws Exception {
        var results = results(
                syncline(""),
                "steps=[{ sync: full }, { wait: 1d },"
                        + " { together: [{ load: { simulation: LargeFull } }, { devices: { users: 20 } }] }, { wait: 1d }]");
        assertThat(results.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(results.remarks()).singleElement().asString().contains("broke in step 3", "measured nothing");
        assertThat(results.devices())
                .singleElement()
                .satisfies(devices -> assertThat(devices.failed()).isZero());
        assertThat(results.steps()).extracting(Step::number).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(results.steps()).extracting(Step::lane).containsExactlyInAnyOrder(0, 0, 0, 1);
    }

    /** A Syncline with a load generator that does nothing but leave this {@code load.json}. */
    private Path syncline(String load) throws IOException {
        Path source = Files.createDirectories(folder.resolve("syncline/load")).resolve("LoadMain.java");
        Files.writeString(source, """
                package syncline.load;
                class LoadMain {
                    public static void main(String[] args) throws Exception {
                        String load = \"""
                                %s\""";
                        var out = java.nio.file.Path.of(args[args.length - 1], "load.json");
                        if (!load.isBlank()) {
                            java.nio.file.Files.writeString(out, load);
                        }
                    }
                }
                """.formatted(load));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();
        Path build = folder.resolve("load-tests/target");
        Files.createDirectories(build.resolve("lib"));
        try (var jar = new JarOutputStream(Files.newOutputStream(build.resolve("load-tests-1.jar")))) {
            jar.putNextEntry(new JarEntry("syncline/load/LoadMain.class"));
            jar.write(Files.readAllBytes(source.resolveSibling("LoadMain.class")));
        }
        return folder;
    }
}
