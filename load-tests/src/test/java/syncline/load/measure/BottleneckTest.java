package syncline.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BottleneckTest {
    @ParameterizedTest
    @CsvSource({
        // lag p99, from intended p99, own CPU, others' CPU
        "1001, 20000, 0.3, 0.2", // the load had another shape than was asked for
        "120, 200, 0.3, 0.2", // most of what was measured is lateness
        "10, 20, 0.6, 0.35", // it took nearly all that others left
        "10, 20, 0.95, 0",
    })
    void theGeneratorWasTheBottleneck(double lag, double fromIntended, double own, double others) {
        assertThat(new Bottleneck(lag, fromIntended, own, others).sentence())
                .get()
                .asString()
                .startsWith("The load generator was the bottleneck: ")
                .endsWith("Ask for a lower rate, or give it a machine of its own.");
    }

    @ParameterizedTest
    @CsvSource({
        "900, 20000, 0.3, 0.6", // the system is what is slow
        "99, 120, 0.3, 0.2", // late, but not by much
        "10, 20, 0.4, 0.6", // the system took more of a full machine than the generator did
        "10, 20, 0.6, 0.2", // there was CPU left
        "0, 0, 0, 0",
    })
    void theGeneratorKeptUp(double lag, double fromIntended, double own, double others) {
        assertThat(new Bottleneck(lag, fromIntended, own, others).sentence()).isEmpty();
    }
}
