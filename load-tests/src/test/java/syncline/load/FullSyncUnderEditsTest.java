package syncline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test starts the simulation as a scenario does: in a JVM of its own. */
class FullSyncUnderEditsTest {
    private static final int FINISHED = 0;
    private static final int NOT_FINISHED = 1;
    private static final int USAGE = 2;

    @TempDir
    private Path out;

    private Process start(String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                "target/classes" + File.pathSeparator + "target/lib/*",
                LoadMain.class.getName()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.resolve("output.txt").toFile())
                .start();
    }

    private int run(URI lab, String... more) throws Exception {
        var options = new ArrayList<>(List.of("--simulation", "FullSyncUnderEdits", "--profiles", "1000"));
        options.addAll(List.of("--engage", lab.toString(), "--admin", lab + "/", "--out", out.toString()));
        options.addAll(List.of(more));
        return end(start(options.toArray(String[]::new)));
    }

    private static int end(Process process) throws InterruptedException {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends in time").isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private JsonNode load() throws IOException {
        return new ObjectMapper().readTree(out.resolve("load.json").toFile());
    }

    private JsonNode series(String name) throws IOException {
        for (JsonNode series : load().get("series")) {
            if (series.get("name").textValue().equals(name)) {
                return series;
            }
        }
        throw new AssertionError("No series " + name + " in " + load());
    }

    @Test
    void editsGoOnAtTheRateUntilTheSyncHasEnded() throws Exception {
        try (var lab = new StubLab(202, 7, n -> 200)) {
            assertThat(run(lab.uri(), "--rate", "50")).as(() -> output()).isEqualTo(FINISHED);

            assertThat(load().get("schema").textValue()).isEqualTo("syncline/load/1");
            assertThat(load().get("outcome").textValue()).isEqualTo("finished");
            assertThat(load().get("reason").isNull()).isTrue();
            assertThat(load().at("/sync/read").intValue()).isEqualTo(700);
            assertThat(load().at("/sync/finishedAt").textValue()).isEqualTo("2026-03-01T12:00:00.000Z");

            JsonNode edits = series(FullSyncUnderEdits.EDIT);
            assertThat(edits.get("requests").intValue()).isEqualTo(lab.edits()).isGreaterThan(100);
            assertThat(edits.get("ok").intValue()).isEqualTo(lab.edits());
            assertThat(edits.get("ko").intValue()).isZero();
            assertThat(edits.get("requestsPerSecond").doubleValue()).isBetween(25.0, 75.0);
            assertThat(edits.at("/response/p50Millis").doubleValue()).isPositive();
            assertThat(edits.at("/fromIntended/p99Millis").doubleValue())
                    .isGreaterThanOrEqualTo(edits.at("/response/p50Millis").doubleValue());
            assertThat(edits.get("errors")).isEmpty();
            assertThat(histogram(edits.at("/response/histogram")).getTotalCount())
                    .isEqualTo(lab.edits());

            assertThat(series(FullSyncUnderEdits.START).get("requests").intValue())
                    .isEqualTo(1);
            assertThat(series(FullSyncUnderEdits.LOOK).get("requests").intValue())
                    .isEqualTo(lab.looks())
                    .isEqualTo(7);
            assertThat(series(FullSyncUnderEdits.LOOK).get("fromIntended").isNull())
                    .isTrue();
            assertThat(lab.requests())
                    .anyMatch(request -> request.equals("POST /admin/syncs {\"type\":\"full\"}"))
                    .filteredOn(request -> request.startsWith("PATCH"))
                    .allMatch(request ->
                            request.matches("PATCH /api/profiles/EP000000\\d{3} \\{\"title\":\"Head of Ward \\d+\"}"));

            JsonNode generator = load().get("generator");
            assertThat(generator.get("cpuShare").doubleValue()).isBetween(0.001, 1.0);
            assertThat(generator.get("peakHeapMb").doubleValue()).isPositive();
            assertThat(generator.get("lagMaxMillis").doubleValue())
                    .isGreaterThanOrEqualTo(generator.get("lagP99Millis").doubleValue());
            assertThat(out.resolve("gatling")).isNotEmptyDirectory();
        }
    }

    private static Histogram histogram(JsonNode base64) throws Exception {
        var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64.textValue()));
        return Histogram.decodeFromCompressedByteBuffer(bytes, 0);
    }

    @Test
    void failedEditsAreCountedApart() throws Exception {
        try (var lab = new StubLab(202, 3, n -> n % 4 == 0 ? 503 : 200)) {
            assertThat(run(lab.uri())).as(() -> output()).isEqualTo(FINISHED);
            JsonNode edits = series(FullSyncUnderEdits.EDIT);
            assertThat(edits.get("requests").intValue()).isEqualTo(lab.edits());
            assertThat(edits.get("ko").intValue()).isEqualTo(lab.edits() / 4).isPositive();
            assertThat(edits.at("/errors/0/message").textValue()).isEqualTo("HTTP 503");
            assertThat(edits.at("/errors/0/count").intValue()).isEqualTo(lab.edits() / 4);
        }
    }

    @Test
    void aSyncThatIsRefusedIsReported() throws Exception {
        try (var lab = new StubLab(409, 1, n -> 200)) {
            assertThat(run(lab.uri())).as(() -> output()).isEqualTo(NOT_FINISHED);
            assertThat(load().get("outcome").textValue()).isEqualTo("refused");
            assertThat(load().get("reason").textValue())
                    .isEqualTo("No sync was started: HTTP 409, Wait for 12 minutes.");
            assertThat(load().get("sync").isNull()).isTrue();
            assertThat(series(FullSyncUnderEdits.START).get("ko").intValue()).isEqualTo(1);
        }
    }

    @Test
    void aSyncThatNeverEndsIsGivenUp() throws Exception {
        try (var lab = new StubLab(202, Integer.MAX_VALUE, n -> 200)) {
            assertThat(run(lab.uri(), "--maxDuration", "3s")).as(() -> output()).isEqualTo(NOT_FINISHED);
            assertThat(load().get("outcome").textValue()).isEqualTo("timed_out");
            assertThat(load().at("/sync/finishedAt").isTextual()).isFalse();
            assertThat(series(FullSyncUnderEdits.EDIT).get("requests").intValue())
                    .isEqualTo(lab.edits());
        }
    }

    @Test
    void whereNothingListensThereIsNoAnswer() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(run(URI.create("http://127.0.0.1:" + free))).isEqualTo(NOT_FINISHED);
        assertThat(load().get("reason").textValue()).isEqualTo("No sync was started: no answer.");
    }

    @Test
    void anInterruptedRunLeavesWhatThereIs() throws Exception {
        try (var lab = new StubLab(202, Integer.MAX_VALUE, n -> 200)) {
            Process process = start(
                    "--simulation",
                    "FullSyncUnderEdits",
                    "--profiles",
                    "10",
                    "--out",
                    out.toString(),
                    "--engage",
                    lab.uri().toString(),
                    "--admin",
                    lab.uri().toString());
            await().atMost(Duration.ofSeconds(40)).until(() -> lab.looks() >= 2);
            process.destroy();
            assertThat(end(process)).isNotZero();
            assertThat(load().get("outcome").textValue()).isEqualTo("interrupted");
            assertThat(load().at("/sync/read").intValue()).isPositive();
        }
    }

    @Test
    void wrongOptionsAreAllNamed() throws Exception {
        assertThat(end(start("--simulation", "FullSyncUnderEdits", "--rate", "0", "--admin", "nowhere")))
                .isEqualTo(USAGE);
        assertThat(output())
                .contains(
                        "syncline.engage is missing",
                        "syncline.admin is \"nowhere\"",
                        "syncline.profiles is missing",
                        "syncline.rate is \"0\" and should be a whole number from 1 to 1000.")
                .doesNotContain("Exception");
    }

    private String output() {
        try {
            return Files.readString(out.resolve("output.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
