package syncline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the right things are measured, not how fast they are. */
class VirtualBenchTest {
    private static final int PROFILES = 1_000;
    private static final int CONNECTIONS = 1_600;

    private final List<String> said = new ArrayList<>();

    @Test
    void tellsProfilesAndConnectionsApart() {
        var figures = new VirtualBench(said::add).of(PROFILES);
        assertThat(figures.records()).isEqualTo(PROFILES + CONNECTIONS);
        assertThat(figures.again().records()).isEqualTo(PROFILES + CONNECTIONS);
        assertThat(figures.incremental().records()).isBetween(10L, 30L);
        assertThat(PROFILES * figures.bytes().ofAProfile()
                        + CONNECTIONS * figures.bytes().ofAConnection())
                .isCloseTo((PROFILES + CONNECTIONS) * figures.bytes().ofARecord(), within(1.0));
        assertThat(new Growth(List.of(figures)).toString())
                .contains("| bytes/profile | bytes/connection |", "xychart-beta", "| 1,000 |");
        assertThat(said).hasSize(5);
    }

    @Test
    void everyKindOfRecordIsMadeSo() {
        var table = new RecordStates(said::add).of(PROFILES);
        assertThat(table.states())
                .extracting(RecordStates.State::name)
                .containsExactly("changed profiles", "ended connections", "refused once", "refused twice, parked");
        var changed = table.states().get(0);
        var ended = table.states().get(1);
        assertThat(changed.rate().records()).isEqualTo(PROFILES);
        assertThat(ended.rate().records()).isGreaterThanOrEqualTo(CONNECTIONS);
        assertThat(table.states().get(2).records()).isBetween(200L, 700L);
        assertThat(table.states().get(3).rate().records()).isPositive();
        assertThat(table.toString()).contains("| changed profiles | 1,000 |", "Of 1,000 profiles");
    }
}
