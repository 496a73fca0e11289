package syncline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import syncline.runner.LabSettings.Ports;

class PortOptionsTest {
    private static final Ports USUAL = new Ports(7001, 7002, 7003);

    private static Ports ports(String... options) {
        return CommandLine.populateCommand(new PortOptions(), options).or(USUAL);
    }

    @Test
    void theUsualPortsStandWhereNothingIsSaid() {
        assertThat(ports()).isEqualTo(USUAL);
        assertThat(ports("--crm-port", "8002")).isEqualTo(new Ports(7001, 8002, 7003));
    }

    @Test
    void zeroIsAnyFreePortAndNotTheUsualOne() {
        assertThat(ports("--engage-port", "0", "--admin-port", "0")).isEqualTo(new Ports(0, 7002, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "70000", "http"})
    void whatIsNoPortIsRefused(String port) {
        assertThatThrownBy(() -> ports("--crm-port=" + port))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageContaining("'--crm-port'")
                .hasMessageContaining("a port is a number from 0 to 65535, not " + port);
        assertThat(ports("--crm-port=65535").crm()).isEqualTo(65_535);
    }
}
