package syncline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CtrlCTest {
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
}
