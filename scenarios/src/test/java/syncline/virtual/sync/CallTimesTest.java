package syncline.virtual.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.lab.http.HttpFault;
import syncline.scenario.Api;

class CallTimesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Api API = new Api(
            2,
            3,
            Duration.ofMillis(500),
            new Api.Write(Duration.ofMillis(800), Duration.ofSeconds(3)),
            Duration.ofMillis(300));

    private static double percentile(CallTimes times, int records, double share) {
        var random = new SplittableRandom(1);
        double[] drawn = IntStream.range(0, 20_000)
                .mapToDouble(i -> times.write(random, records))
                .sorted()
                .toArray();
        return drawn[(int) (share * drawn.length)];
    }

    @Test
    void writesAreLogNormalAndPagesAreNot() {
        var times = CallTimes.of(API);
        assertThat(percentile(times, 500, 0.5)).isCloseTo(800, within(25.0));
        assertThat(percentile(times, 500, 0.95)).isCloseTo(3000, within(150.0));
        assertThat(times.query()).isEqualTo(300);
    }

    @Test
    void measuredWritesTakeWhatTheirRecordsCostAndSpreadAsTheMeasuredOnesDid() {
        var writes = new Histogram(3);
        IntStream.rangeClosed(1, 100).forEach(millis -> writes.recordValue(millis * 1000L));
        var times = CallTimes.measured(writes, new Cost(20_000, 60), new Cost(7_000, 30));
        assertThat(percentile(times, 0, 0.5)).isCloseTo(20, within(1.0));
        assertThat(percentile(times, 500, 0.5)).isCloseTo(50, within(2.0));
        assertThat(percentile(times, 500, 0.95)).isCloseTo(95, within(3.0));
        assertThat(times.start()).isEqualTo(7);
        assertThat(times.read(500)).isEqualTo(15);
    }

    @Test
    void severalLanesDrawFromOneMeasurementAtTheSameTime() {
        var writes = new Histogram(3);
        IntStream.rangeClosed(1, 100).forEach(millis -> writes.recordValue(millis * 1000L));
        var times = CallTimes.measured(writes, new Cost(20_000, 60), new Cost(0, 0));
        double[] drawn = IntStream.range(0, 20_000)
                .parallel()
                .mapToDouble(i -> times.write(new SplittableRandom(i), 0))
                .toArray();
        double[] alone = IntStream.range(0, 20_000)
                .mapToDouble(i -> times.write(new SplittableRandom(i), 0))
                .toArray();
        assertThat(drawn).isEqualTo(alone);
    }

    @Test
    @Rule("N1")
    void callsOfOthersUseUpTheLimit() {
        var model = new CallModel(API, 42);
        var took = IntStream.range(0, 5)
                .mapToObj(i -> model.queryBeside(NOW).took().toMillis())
                .toList();
        assertThat(took).containsExactly(300L, 300L, 300L, 800L, 800L);
        assertThat(model.use(NOW)).isEqualTo(new CallModel.Use(5, 3, 500));
    }

    @Test
    void callsOfOthersFailWhenTheCrmIsDown() {
        var model = new CallModel(API, 42);
        assertThat(model.writeBeside(NOW).failure()).isNull();
        model.breakCrm(List.of(new HttpFault(1, null, HttpFault.Answer.UNAVAILABLE)));
        assertThat(model.writeBeside(NOW).failure()).contains("503");
    }
}
