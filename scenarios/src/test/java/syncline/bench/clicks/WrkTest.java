package syncline.bench.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import syncline.lab.UserError;

class WrkTest {
    private static final String OUTPUT = """
            Running 10s test @ http://127.0.0.1:8080
              2 threads and 64 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     2.03ms    1.23ms  30.99ms   89.92%
                Req/Sec    16.31k     1.82k   20.99k    72.50%
              Latency Distribution
                 50%    1.80ms
                 99%    6.66ms
              325087 requests in 10.03s, 52.12MB read
            Requests/sec:  32426.77
            Transfer/sec:      5.20MB
            """;

    @Test
    void readsWhatWrkSays() {
        assertThat(Wrk.parsed(OUTPUT)).isEqualTo(new Wrk.Result(32426.77, 6.66, 325_087, 0));
        assertThat(Wrk.parsed(OUTPUT.replace("6.66ms", "950.00us")).p99Millis()).isEqualTo(0.95);
        assertThat(Wrk.parsed(OUTPUT.replace("6.66ms", "1.25s")).p99Millis()).isEqualTo(1250);
    }

    @Test
    void answersThatSayNoAreNotAcknowledged() {
        assertThat(Wrk.parsed(OUTPUT + "  Non-2xx or 3xx responses: 87\n").right())
                .isEqualTo(325_000);
    }

    @Test
    void tellsWhatWrkSaidWhenItMeasuredNothing() {
        assertThatThrownBy(() -> Wrk.parsed("unable to connect to 127.0.0.1:1"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("unable to connect");
    }
}
