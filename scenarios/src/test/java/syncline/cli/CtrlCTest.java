package syncline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CtrlCTest {
    /** A first sync, and more nights than anybody waits for. */
    private static final String NIGHTS = """
            name: nights
            about: How long?
            population: { users: 5, accounts: 5000, profiles: 5000 }
            steps:
              - sync: full
              - schedule: { every: 1d, for: 3650d }
                each: [{ change: { profiles: 50% } }]
            """;

    @TempDir
    Path runs;

    @Test
    void leavesAReportAndExits130() throws Exception {
        try (var run = RunProcess.start(runs)) {
            run.readUntil("[1/");
            run.interrupt();
            run.readUntil("exit code 130");
            assertThat(run.exitCode()).isEqualTo(130);
        }
        assertThat(Files.readString(runs.resolve("latest/results.json"))).contains("\"interrupted\"");
        assertThat(runs.resolve("latest/report.html")).isNotEmptyFile();
    }

    @Test
    void endsASimulationInTheSameWay() throws Exception {
        interrupted("] sync: full", "");
        assertThat(Files.readString(runs.resolve("latest/results.json")))
                .contains("\"interrupted\"", "Interrupted in step ");
        assertThat(runs.resolve("latest/report.html")).isNotEmptyFile();
    }

    @Test
    void leavesOfAMatrixWhatHasBeenSimulated() throws Exception {
        interrupted("[1/3]", "matrix: { \"steps[2].schedule.for\": [2d, 3640d, 3650d] }");
        Path matrix;
        try (var made = Files.newDirectoryStream(runs, "*-nights")) {
            matrix = made.iterator().next();
        }
        assertThat(Files.readString(matrix.resolve("matrix.json"))).contains("\"verdict\" : \"interrupted\"");
        assertThat(Files.readAllLines(matrix.resolve("matrix.csv")))
                .filteredOn(line -> line.startsWith("2d,"))
                .hasSize(3)
                .noneMatch(line -> line.contains("not simulated"));
        assertThat(Files.readAllLines(matrix.resolve("matrix.csv")))
                .endsWith("3640d,,,,,,,,,not simulated", "3650d,,,,,,,,,not simulated");
        assertThat(matrix.resolve("report.html")).content().contains("It was stopped when 1 of 3 combinations");
    }

    private void interrupted(String afterLine, String matrix) throws Exception {
        Path file = Files.writeString(runs.resolve("nights.yaml"), NIGHTS + matrix);
        try (var run = RunProcess.start("simulate", file.toString(), "--threads", "2", "--out", runs.toString())) {
            run.readUntil(afterLine);
            run.interrupt();
            run.readUntil("exit code 130");
            assertThat(run.exitCode()).isEqualTo(130);
        }
    }
}
