package syncline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.report.Clicks;
import syncline.report.Consistency;
import syncline.report.Driver;
import syncline.report.Expectation;
import syncline.report.Load;
import syncline.report.LoadInterval;
import syncline.report.LoadSeries;
import syncline.report.Percentiles;
import syncline.report.ResultsSoFar;
import syncline.report.Run;
import syncline.report.RunEvent;
import syncline.report.SyncResult;
import syncline.scenario.ScenarioLoader;

class VerdictsTest {
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

    private static List<Expectation> missed(String expect, RunEvent... events) {
        var scenario = ScenarioLoader.parse(
                "{ name: a, about: b, steps: [{ invite: { links: 1 } }, { clicks: { base: 1, spike: 1 } }], expect: %s }"
                        .formatted(expect),
                "x",
                List.of());
        var soFar = new ResultsSoFar()
                .add(new Run("id", "a", null, 1, "unknown", "H2", null, 1, null, Driver.LIVE))
                .add(new Consistency(1, 0, 0, 0, 0, List.of()));
        for (var event : events) {
            soFar.add(event);
        }
        return Verdicts.expectations(scenario, soFar.results()).stream()
                .filter(expectation -> !expectation.met())
                .toList();
    }

    private static SyncResult sync(long read, long written, @Nullable String cause) {
        return new SyncResult(
                1, "full", "manual", "x", cause, TIME, TIME, 0, 1, read, written, 0, 0, 0, 0, null, null, List.of());
    }

    @Test
    void theCountsOfASyncAddUpUnlessItBrokeOff() {
        assertThat(missed("[]", sync(10, 10, null))).isEmpty();
        assertThat(missed("[]", sync(10, 9, "aborted"))).isEmpty();
        assertThat(missed("[]", sync(10, 9, null)))
                .singleElement()
                .extracting(Expectation::actual)
                .isEqualTo("sync 1: 10 == 9 + 0 + 0 + 0 + 0");
        assertThat(missed("[]", sync(10, 11, "aborted"))).hasSize(1);
    }

    @Test
    @Rule({"J12", "J26"})
    void everyClickIsThereOnceOrWaits() {
        assertThat(missed("[]", new Clicks(10, 8, 2, 0, 0, 0, null, null))).isEmpty();
        assertThat(missed("[]", new Clicks(10, 8, 1, 1, 0, 0, null, null)))
                .extracting(Expectation::expect)
                .containsExactly("clicks.lost == 0", "clicks.acknowledged == clicks.rows + clicks.waiting");
        assertThat(missed("[]", new Clicks(10, 11, 0, 0, 1, 0, null, null)))
                .extracting(Expectation::expect)
                .containsExactly("clicks.doubled == 0", "clicks.acknowledged == clicks.rows + clicks.waiting");
    }

    @Test
    @Rule({"J17", "J18"})
    void everyInviteCountsItsRows() {
        assertThat(missed("[]", new Clicks(10, 10, 0, 0, 0, 1, null, null)))
                .extracting(Expectation::expect)
                .containsExactly("clicks.miscounted == 0");
    }

    @Test
    void aWindowIsJudgedByItself() {
        var slow = new Histogram(3);
        slow.recordValue(2_000_000);
        var fast = new Histogram(3);
        fast.recordValue(3_000);
        var both = slow.copy();
        both.add(fast);
        var series = new LoadSeries(
                "open an invite",
                2,
                2,
                0,
                1,
                Percentiles.of(both),
                null,
                List.of(),
                List.of(interval(0, slow), interval(10, fast)));
        var load = new Load("InviteClickSpike", "finished", null, Map.of(), 0L, 20, List.of(series), null, null);
        assertThat(missed("[{ that: 'load[1].p99 < 1s', after: 10s }]", load)).isEmpty();
        assertThat(missed("['load[1].p99 < 1s', { that: 'load[1].p99 < 1s', for: 10s }]", load))
                .extracting(Expectation::expect)
                .containsExactly("load[1].p99 < 1s", "load[1].p99 < 1s, for 10s");
        assertThat(missed("[{ that: 'load[1].p99 < 1s', after: 1m }]", load))
                .extracting(Expectation::actual)
                .containsExactly("nothing");
    }

    private static LoadInterval interval(double from, Histogram micros) {
        return new LoadInterval(
                from, 10, 1, 0, Objects.requireNonNull(Percentiles.of(micros)).histogram(), null);
    }
}
