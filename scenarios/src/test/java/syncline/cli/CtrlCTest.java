package syncline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CtrlCTest {
    @TempDir
    Path runs;

    @Test
    void leavesAReportAndExits130() throws Exception {
        var run = start("100000");
        try (var lines = new BufferedReader(new InputStreamReader(run.getInputStream(), UTF_8))) {
            readUntil(lines, "[1/");
            assertThat(new ProcessBuilder("kill", "-INT", String.valueOf(run.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            readUntil(lines, "exit code 130");
        } finally {
            assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(run.exitValue()).isEqualTo(130);
        assertThat(Files.readString(runs.resolve("latest/results.json"))).contains("\"interrupted\"");
        assertThat(runs.resolve("latest/report.html")).isNotEmptyFile();
    }

    private Process start(String profiles) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsyncline.home=" + Path.of("..").toAbsolutePath().normalize(),
                        "-cp",
                        path,
                        "syncline.cli.Main",
                        "run",
                        "first-sync",
                        "--set",
                        "population.profiles=" + profiles,
                        "--out",
                        runs.toString()))
                .redirectErrorStream(true)
                .start();
    }

    private static void readUntil(BufferedReader lines, String part) throws IOException {
        var all = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            all.append(line).append('\n');
            if (line.contains(part)) {
                return;
            }
        }
        throw new AssertionError("No line with '" + part + "' in:\n" + all);
    }
}
