package syncline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    @TempDir
    Path runs;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int report(Path run) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), "report", run.toString());
    }

    private static Path only(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().orElseThrow();
        }
    }

    @Test
    void aRunThatWasKilledHasAReport() throws Exception {
        Path folder;
        try (var run = RunProcess.start(runs)) {
            run.readUntil("[1/");
            folder = only(runs);
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            Files.readString(folder.resolve("results.jsonl")).contains("\"kind\":\"throughput\""));
            run.kill();
            assertThat(run.exitCode()).isNotZero();
        }
        assertThat(folder.resolve("results.json")).doesNotExist();
        assertThat(report(folder)).isZero();
        assertThat(out.toString()).contains("report.html", "interrupted");
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("first-sync", "The run broke off after", "Throughput");
    }

    @Test
    void readsEitherFileByName() throws IOException {
        Path log = Files.writeString(runs.resolve("results.jsonl"), """
                {"schema":"syncline/results-log/1"}
                {"t":0.1,"event":{"kind":"run","id":"r","scenario":"night","seed":1,"wallSeconds":0}}
                {"t":2.5,"event":{"kind":"step","number":1,"name":"sync: fu""");
        assertThat(report(log)).isZero();
        assertThat(runs.resolve("report.html")).content().contains("night", "0.1 s");
    }

    @Test
    void whatIsNoRunIsNamed() throws IOException {
        assertThat(report(runs.resolve("gone"))).isEqualTo(ExitCode.USAGE.code());
        assertThat(report(runs)).isEqualTo(ExitCode.USAGE.code());
        assertThat(report(Files.writeString(runs.resolve("x.json"), "{}"))).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString())
                .containsSubsequence("There is no " + runs.resolve("gone"), "is not the folder of a run", "names no");
        assertThat(runs.resolve("report.html")).doesNotExist();
    }

    @Test
    void aRunMustBeNamed() {
        assertThat(Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), "report"))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("RUN");
    }
}
