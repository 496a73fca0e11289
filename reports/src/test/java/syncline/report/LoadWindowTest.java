package syncline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadWindowTest {
    private static Histogram micros(long... values) {
        var micros = new Histogram(3);
        for (long value : values) {
            micros.recordValue(value);
        }
        return micros;
    }

    private static LoadInterval interval(double from, @Nullable Histogram sent, @Nullable Histogram due) {
        long requests = sent == null ? 0 : sent.getTotalCount();
        return new LoadInterval(
                from,
                10,
                requests,
                1,
                sent == null ? null : Histograms.encode(sent),
                due == null ? null : Histograms.encode(due));
    }

    private static LoadSeries series(String name, Histogram sent, @Nullable Histogram due, LoadInterval... overTime) {
        return new LoadSeries(
                name,
                sent.getTotalCount(),
                sent.getTotalCount() - 1,
                1,
                9.9,
                Percentiles.of(sent),
                due == null ? null : Percentiles.of(due),
                List.of(),
                List.of(overTime));
    }

    private final Load load = new Load(
            "InviteClickSpike",
            "finished",
            null,
            Map.of(),
            0L,
            30,
            List.of(
                    series(
                            "open",
                            micros(1_000, 2_000, 3_000),
                            micros(5_000, 6_000, 900_000),
                            interval(0, micros(3_000), micros(900_000)),
                            interval(10, micros(1_000), micros(5_000)),
                            interval(20, micros(2_000), micros(6_000))),
                    series("accept", micros(40_000), null, interval(10, micros(40_000), null))),
            null,
            null);

    private static double millis(@Nullable Percentiles latency, ToDoubleFunction<Percentiles> of) {
        return of.applyAsDouble(Objects.requireNonNull(latency));
    }

    @Test
    void theWholeLoadIsAllItsSeries() {
        var all = LoadWindow.of(load);
        assertThat(all.requests()).isEqualTo(4);
        assertThat(all.failed()).isEqualTo(2);
        assertThat(all.requestsPerSecond()).isEqualTo(0.13);
        assertThat(millis(all.latency(), Percentiles::maxMillis)).isBetween(900.0, 901.0);
        assertThat(millis(all.response(), Percentiles::maxMillis)).isBetween(40.0, 40.1);
        assertThat(all.series()).extracting(LoadWindow::name).containsExactly("open", "accept");
        assertThat(all.series().get(1).latency()).isEqualTo(all.series().get(1).response());
    }

    @Test
    void aWindowLeavesOutWhatCameBeforeAndAfter() {
        var window = LoadWindow.of(load, 10, 20);
        assertThat(window.durationSeconds()).isEqualTo(10);
        assertThat(window.requests()).isEqualTo(2);
        assertThat(window.requestsPerSecond()).isEqualTo(0.2);
        assertThat(millis(window.latency(), Percentiles::maxMillis)).isBetween(40.0, 40.1);
        assertThat(millis(window.latency(), Percentiles::p50Millis)).isBetween(5.0, 5.01);
        assertThat(millis(window.series().getFirst().latency(), Percentiles::maxMillis))
                .isBetween(5.0, 5.01);
    }

    @Test
    void aWindowToTheEndEndsWithTheLoad() {
        var window = LoadWindow.of(load, 10, Double.MAX_VALUE);
        assertThat(window.durationSeconds()).isEqualTo(20);
        assertThat(window.requests()).isEqualTo(3);
    }

    @Test
    void aWindowWithoutRequestsHasNoLatency() {
        var window = LoadWindow.of(load, 29, 30);
        assertThat(window.requests()).isZero();
        assertThat(window.latency()).isNull();
        assertThat(LoadWindow.of(load, 40, 50).requestsPerSecond()).isZero();
    }
}
