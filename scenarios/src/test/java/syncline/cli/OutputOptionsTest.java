package syncline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.report.Results;
import syncline.report.RunFolder;

class OutputOptionsTest {
    private static final String STEP = "[1/1] sync: full";

    @TempDir
    Path folder;

    private Path runs = Path.of("");
    private String tiny = "";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void scenario() throws IOException {
        runs = folder.resolve("runs");
        tiny = Files.writeString(
                        folder.resolve("tiny.yaml"),
                        "{ name: tiny, about: b, population: { users: 5, accounts: 20, profiles: 20 }, steps: [{ sync: full }] }")
                .toString();
    }

    private int syncline(String... args) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private Results results() {
        return new RunFolder(runs.resolve("latest")).read();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "simulate"})
    void aRunLeavesItsFolderWhereToldAndShowsItsSteps(String command) {
        assertThat(syncline(command, tiny, "--out", runs.toString())).isZero();
        assertThat(results().run().command()).isEqualTo("./syncline " + command + " " + tiny);
        assertThat(out.toString()).contains(STEP, "passed, exit code 0");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "simulate"})
    void aQuietRunShowsItsEndOnly(String command) {
        assertThat(syncline(command, tiny, "-q", "--out", runs.toString())).isZero();
        assertThat(out.toString()).contains("passed, exit code 0").doesNotContain(STEP);
    }

    @Test
    void aSimulationBeginsWhenToldAndSaysHowToRepeatIt() {
        assertThat(syncline("simulate", tiny, "--seed", "7", "--start", "2027-02-03T04:05:06Z", "--out", runs + ""))
                .isZero();
        assertThat(results().run().startedAt()).hasToString("2027-02-03T04:05:06Z");
        assertThat(results().run().command())
                .isEqualTo("./syncline simulate " + tiny + " --set 'seed=7' --start 2027-02-03T04:05:06Z");
    }

    @Test
    void driversThatAreComparedLeaveAFolderEach() throws IOException {
        assertThat(syncline("verify-drivers", tiny, "--quiet", "--start", "2027-02-03T04:05:06Z", "--out", runs + ""))
                .isZero();
        assertThat(out.toString()).contains("live, virtual and replay agree").doesNotContain(STEP);
        try (Stream<Path> all = Files.list(runs)) {
            assertThat(all.filter(run -> !Files.isSymbolicLink(run))).hasSize(2);
        }
        assertThat(results().run().startedAt()).isBetween("2027-02-03T04:05:06Z", "2027-02-03T05:05:06Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "simulate", "verify-drivers"})
    void theHelpTellsOfThem(String command) {
        assertThat(syncline(command, "--help")).isZero();
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains(
                        "--out=FOLDER Where the folder of a run is made. Default: reports/runs of Syncline.",
                        "-q, --quiet Show no progress, only what came of it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulate", "verify-drivers"})
    void theHelpTellsWhenARunBeginsUnlessToldOtherwise(String command) {
        assertThat(syncline(command, "--help")).isZero();
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("--start=INSTANT When it begins, by the lab's clock. Default: 2026-01-01T00:00:00Z.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "plan", "validate", "report"})
    void commandsThatRunNothingRefuseThem(String command) {
        assertThat(syncline(command, "--out", runs.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--out");
    }
}
