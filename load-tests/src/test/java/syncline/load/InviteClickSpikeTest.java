package syncline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.load.SimulationRun.FINISHED;
import static syncline.load.SimulationRun.USAGE;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InviteClickSpikeTest {
    private static final String IPV4 = "\\d+\\.\\d+\\.\\d+\\.\\d+";

    private SimulationRun simulation = new SimulationRun("InviteClickSpike", Path.of(""));

    @BeforeEach
    void intoAFolder(@TempDir Path out) {
        simulation = new SimulationRun("InviteClickSpike", out);
    }

    private int spike(StubLab lab, String... more) throws Exception {
        var options = new ArrayList<>(List.of("--rate", "50", "--spike", "200", "--warmUp", "2s"));
        options.addAll(List.of("--ramp", "1s", "--hold", "2s", "--decay", "1s"));
        options.addAll(List.of(more));
        return simulation.run(lab.uri(), options.toArray(String[]::new));
    }

    @Test
    void everyClickOfTheScheduleIsSentAndToldApart() throws Exception {
        try (var lab = new StubLab().shared("messages__v", "line__v", "copy_url__v", "qr_code__v", "wallet__v")) {
            assertThat(spike(lab)).as(simulation::output).isEqualTo(FINISHED);

            int clicks = 2 * 50 + 125 + 2 * 200 + 125;
            JsonNode opened = simulation.series(Openings.OPEN);
            assertThat(opened.get("ok").intValue()).isEqualTo(clicks);
            assertThat(opened.get("ko").intValue()).isZero();
            int[] perSecond = {50, 50, 125, 200, 200, 125};
            for (int second = 0; second < perSecond.length; second++) {
                assertThat(opened.at("/overTime/" + second + "/requests").intValue())
                        .as("second %d", second)
                        .isEqualTo(perSecond[second]);
            }

            assertThat(lab.count("GET /[ip]/token\\d .*")).isEqualTo(clicks);
            JsonNode labels = simulation.load().get("labels");
            for (String label : List.of("person", "preview", "scanner")) {
                assertThat(labels.get(label).longValue())
                        .as(label)
                        .isEqualTo(lab.count("GET /[ip]/token\\d " + label + " " + IPV4 + " .*"))
                        .isPositive();
            }
            assertThat(lab.count("GET /p/token4 person " + IPV4 + " Mozilla.*")).isPositive();
            assertThat(lab.count("GET /i/token1 preview 147\\.92\\.\\d+\\.\\d+ .*(Line|facebookexternalhit).*"))
                    .isPositive();
            assertThat(simulation.load().at("/parameters/compression").textValue())
                    .as("a day becomes six seconds")
                    .isEqualTo("14400");
        }
    }

    @Test
    void tokensCanBeGuessedAndInvitesAccepted() throws Exception {
        try (var lab = new StubLab().shared("qr_code__v")) {
            assertThat(spike(lab, "--guesses", "0.3", "--accept", "yes"))
                    .as(simulation::output)
                    .isEqualTo(FINISHED);
            JsonNode guessed = simulation.series(Openings.GUESS);
            assertThat(guessed.get("ko").intValue()).isZero();
            assertThat(guessed.get("ok").intValue())
                    .isEqualTo((int) lab.count("GET /i/[a-z]{22} null null .*"))
                    .isBetween(150, 300);
            assertThat(simulation.load().at("/labels/person").intValue())
                    .isEqualTo(simulation.series(Openings.OPEN).get("ok").intValue());

            JsonNode accepted = simulation.series(Openings.ACCEPT);
            assertThat(accepted.get("ok").intValue())
                    .isEqualTo((int) lab.count("POST /i/token0/accept .*"))
                    .isEqualTo((int) lab.count("POST /i/token0/connect .*"))
                    .isBetween(80, 300);
            assertThat(accepted.get("fromIntended").isNull()).isTrue();
        }
    }

    @Test
    void whereNobodySharedALinkItSaysHowTo() throws Exception {
        try (var lab = new StubLab()) {
            assertThat(spike(lab)).isEqualTo(USAGE);
            assertThat(simulation.output())
                    .startsWith("Nobody has shared a link in " + lab.uri()
                            + ", so there is none to click: POST /api/links");
        }
    }

    @Test
    void moreClicksThanCanBeKeptAreRefused() throws Exception {
        try (var lab = new StubLab().shared("qr_code__v")) {
            assertThat(spike(lab, "--spike", "10000", "--hold", "10m")).isEqualTo(USAGE);
            assertThat(simulation.output()).startsWith("These are more than 2,000,000 clicks");
        }
    }
}
