package syncline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.load.SimulationRun.FINISHED;
import static syncline.load.SimulationRun.NOT_FINISHED;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeIncrementalTest {
    private SimulationRun simulation = new SimulationRun("LargeIncremental", Path.of(""));

    @BeforeEach
    void intoAFolder(@TempDir Path out) {
        simulation = new SimulationRun("LargeIncremental", out);
    }

    @Test
    void syncsRunBackToBackUnderBurstsOfEdits() throws Exception {
        try (var lab = new StubLab().endsAfter(2)) {
            int code = simulation.run(lab.uri(), "--rate", "20", "--burst", "100", "--maxDuration", "7s");
            assertThat(code).as(simulation::output).isEqualTo(FINISHED);

            long syncs = lab.count("POST /admin/syncs \\{\"type\":\"incremental\"}");
            assertThat(syncs).isBetween(4L, 8L);
            assertThat(lab.count("POST /lab/clock \\{\"advance\":\"PT1H\"}")).isEqualTo(syncs);
            assertThat(simulation.series(Syncs.BEGIN).get("ok").longValue()).isEqualTo(syncs);

            JsonNode edits = simulation.series(Edits.EDIT);
            assertThat(edits.get("ko").intValue()).isZero();
            assertThat(edits.at("/overTime/4/requests").intValue()).isEqualTo(20);
            assertThat(edits.at("/overTime/5/requests").intValue()).isEqualTo(120);
            assertThat(edits.at("/overTime/6/requests").intValue()).isEqualTo(20);
        }
    }

    @Test
    void whenNoSyncBeginsTheReasonIsTold() throws Exception {
        try (var lab = new StubLab().beginsWith(409)) {
            assertThat(simulation.run(lab.uri(), "--maxDuration", "2s")).isEqualTo(NOT_FINISHED);
            assertThat(simulation.load().get("outcome").textValue()).isEqualTo("refused");
            assertThat(simulation.load().get("reason").textValue())
                    .isEqualTo("No sync was started: HTTP 409, Wait for 12 minutes.");
            assertThat(lab.count("POST /lab/clock .*"))
                    .as("each try was too soon")
                    .isEqualTo(lab.count("POST /admin/syncs .*"))
                    .isGreaterThan(1);
        }
    }
}
