package syncline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static syncline.load.SimulationRun.FINISHED;
import static syncline.load.SimulationRun.NOT_FINISHED;
import static syncline.load.SimulationRun.USAGE;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeFullTest {
    private SimulationRun simulation = new SimulationRun("LargeFull", Path.of(""));

    @BeforeEach
    void intoAFolder(@TempDir Path out) {
        simulation = new SimulationRun("LargeFull", out);
    }

    @Test
    void editsAndDevicesGoOnUntilTheSyncHasEnded() throws Exception {
        try (var lab = new StubLab().endsAfter(7)) {
            int code = simulation.run(lab.uri(), "--rate", "50", "--devices", "5");
            assertThat(code).as(simulation::output).isEqualTo(FINISHED);

            JsonNode load = simulation.load();
            assertThat(load.get("schema").textValue()).isEqualTo("syncline/load/2");
            assertThat(load.get("outcome").textValue()).isEqualTo("finished");
            assertThat(load.get("reason").isNull()).isTrue();
            assertThat(load.at("/parameters/rate").textValue()).isEqualTo("50");
            assertThat(load.at("/sync/read").intValue()).isEqualTo(700);
            assertThat(load.at("/sync/finishedAt").textValue()).isEqualTo("2026-03-01T12:00:00.000Z");
            edits(lab);

            assertThat(simulation.series(Syncs.BEGIN).get("requests").intValue())
                    .isEqualTo(1);
            assertThat(simulation.series(Syncs.LOOK).get("requests").intValue())
                    .isEqualTo(lab.looks())
                    .isEqualTo(7);
            assertThat(simulation.series(Syncs.LOOK).get("fromIntended").isNull())
                    .isTrue();
            assertThat(lab.count("POST /admin/syncs \\{\"type\":\"full\"}")).isEqualTo(1);

            JsonNode devices = simulation.series(DeviceSyncs.DEVICE);
            assertThat(devices.get("ok").intValue())
                    .isEqualTo((int) lab.count("GET /devices/ann%40x/iPad "))
                    .isBetween(10, 30);
            assertThat(devices.get("ko").intValue()).isZero();

            JsonNode generator = load.get("generator");
            assertThat(generator.get("cpuShare").doubleValue()).isBetween(0.001, 1.0);
            assertThat(generator.get("peakHeapMb").doubleValue()).isPositive();
            assertThat(generator.get("gcMillis").isIntegralNumber()).isTrue();
            assertThat(generator.get("lagMaxMillis").doubleValue())
                    .isGreaterThanOrEqualTo(generator.get("lagP99Millis").doubleValue());
            assertThat(generator.get("overTime")).isNotEmpty();
            assertThat(simulation.out().resolve("gatling")).isNotEmptyDirectory();
            assertThat(simulation.output())
                    .containsPattern("@load \\{\"t\":\\d+\\.\\d,\"requests\":\\d+,\"errors\":0,\"rate\":[1-9]");
        }
    }

    private void edits(StubLab lab) throws Exception {
        JsonNode edits = simulation.series(Edits.EDIT);
        assertThat(edits.get("requests").intValue()).isEqualTo(lab.edits()).isGreaterThan(100);
        assertThat(edits.get("ok").intValue()).isEqualTo(lab.edits());
        assertThat(edits.get("ko").intValue()).isZero();
        assertThat(edits.get("requestsPerSecond").doubleValue()).isBetween(25.0, 75.0);
        assertThat(edits.at("/response/p50Millis").doubleValue()).isPositive();
        assertThat(edits.at("/fromIntended/p99Millis").doubleValue())
                .isGreaterThanOrEqualTo(edits.at("/response/p50Millis").doubleValue());
        assertThat(edits.get("errors")).isEmpty();
        assertThat(SimulationRun.histogram(edits.at("/response/histogram")).getTotalCount())
                .isEqualTo(lab.edits());
        JsonNode first = edits.get("overTime").get(0);
        assertThat(first.get("requests").intValue()).isEqualTo(50);
        assertThat(SimulationRun.histogram(first.get("fromIntended")).getTotalCount())
                .isEqualTo(50);
        assertThat(StreamSupport.stream(edits.get("overTime").spliterator(), false)
                        .mapToInt(interval -> interval.get("requests").intValue())
                        .sum())
                .isEqualTo(lab.edits());
        assertThat(lab.count("PATCH /api/profiles/EP000000\\d{3} \\{\"title\":\"Head of Ward \\d+\"}"))
                .isEqualTo(lab.edits());
    }

    @Test
    void failedEditsAreCountedApart() throws Exception {
        try (var lab = new StubLab().endsAfter(3).edits(n -> n % 4 == 0 ? 503 : 200)) {
            assertThat(simulation.run(lab.uri())).as(simulation::output).isEqualTo(FINISHED);
            JsonNode edits = simulation.series(Edits.EDIT);
            assertThat(edits.get("requests").intValue()).isEqualTo(lab.edits());
            assertThat(edits.get("ko").intValue()).isEqualTo(lab.edits() / 4).isPositive();
            assertThat(edits.at("/errors/0/message").textValue()).isEqualTo("HTTP 503");
            assertThat(edits.at("/errors/0/count").intValue()).isEqualTo(lab.edits() / 4);
        }
    }

    @Test
    void aSyncThatIsRefusedIsReported() throws Exception {
        try (var lab = new StubLab().beginsWith(409)) {
            assertThat(simulation.run(lab.uri())).as(simulation::output).isEqualTo(NOT_FINISHED);
            assertThat(simulation.load().get("outcome").textValue()).isEqualTo("refused");
            assertThat(simulation.load().get("reason").textValue())
                    .isEqualTo("No sync was started: HTTP 409, Wait for 12 minutes.");
            assertThat(simulation.load().get("sync").isNull()).isTrue();
            assertThat(simulation.series(Syncs.BEGIN).get("ko").intValue()).isEqualTo(1);
        }
    }

    @Test
    void aSyncThatNeverEndsIsGivenUp() throws Exception {
        try (var lab = new StubLab()) {
            assertThat(simulation.run(lab.uri(), "--maxDuration", "3s"))
                    .as(simulation::output)
                    .isEqualTo(NOT_FINISHED);
            assertThat(simulation.load().get("outcome").textValue()).isEqualTo("timed_out");
            assertThat(simulation.load().at("/sync/finishedAt").isTextual()).isFalse();
            assertThat(simulation.series(Edits.EDIT).get("requests").intValue()).isEqualTo(lab.edits());
        }
    }

    @Test
    void anInterruptedRunLeavesWhatThereIs() throws Exception {
        try (var lab = new StubLab()) {
            Process process = simulation.start(lab.uri());
            await().atMost(Duration.ofSeconds(40)).until(() -> lab.looks() >= 2);
            process.destroy();
            assertThat(SimulationRun.end(process)).isNotZero();
            assertThat(simulation.load().get("outcome").textValue()).isEqualTo("interrupted");
            assertThat(simulation.load().at("/sync/read").intValue()).isPositive();
        }
    }

    @Test
    void whereNothingListensItSaysWhatToStart() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(SimulationRun.end(simulation.startWith("x", List.of("--engage", "http://127.0.0.1:" + free))))
                .isEqualTo(USAGE);
        assertThat(simulation.output())
                .isEqualToIgnoringNewLines("Nothing answers at http://127.0.0.1:" + free
                        + " (ConnectException): start a lab with `./syncline up`, or say where it is with engage.");
    }

    @Test
    void aWrongPasswordIsNamed() throws Exception {
        try (var lab = new StubLab()) {
            String uri = lab.uri().toString();
            assertThat(SimulationRun.end(
                            simulation.startWith("wrong", List.of("--engage", uri, "--admin", uri, "--crm", uri))))
                    .isEqualTo(USAGE);
            assertThat(simulation.output())
                    .contains("does not take the password in SYNCLINE_PASSWORD for admin@syncline.example");
        }
    }

    @Test
    void wrongOptionsAreAllNamed() throws Exception {
        assertThat(SimulationRun.end(simulation.startWith("x", List.of("--rate", "-1", "--admin", "nowhere"))))
                .isEqualTo(USAGE);
        assertThat(simulation.output())
                .contains("admin is \"nowhere\"", "rate is \"-1\" and should be a number from 0 to 1000.")
                .doesNotContain("Exception");
    }

    @Test
    void anOptionThatThereIsNotIsNamed() throws Exception {
        assertThat(SimulationRun.end(simulation.startWith("x", List.of("--speed", "9"))))
                .isEqualTo(USAGE);
        assertThat(simulation.output()).contains("LargeFull has no option speed. It has [admin, crm, devices");
    }
}
