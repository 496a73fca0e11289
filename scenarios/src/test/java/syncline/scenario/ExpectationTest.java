package syncline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.lab.http.Json;
import syncline.scenario.Expectation.Operator;
import syncline.scenario.Expectation.Value;

class ExpectationTest {
    private static JsonNode results() throws Exception {
        return Json.MAPPER.readTree("""
                {"syncs": [
                   {"number": 1, "type": "full", "message": "Completed successfully", "durationSeconds": 61.5, "failed": 0},
                   {"number": 2, "type": "incremental", "message": "Failed", "durationSeconds": 3, "failed": 12}],
                 "consistency": {"compared": 2600, "differing": 0},
                 "clicks": {"acknowledged": 40, "rows": 39, "lost": 1, "doubled": 0, "drainSeconds": 12.25, "byLabel": {"scanner": 7}},
                 "postProcessing": [{"number": 4, "read": 39, "failed": 2, "durationSeconds": 0.5}],
                 "load": [{"name": "LargeFull", "requests": 12, "failed": 1, "requestsPerSecond": 3.5, "latency": {"p99Millis": 900},
                   "series": [{"name": "edit", "failed": 1, "latency": {"p99Millis": 812.5}, "response": {"p99Millis": 12}}]}],
                 "devices": [
                   {"sync": "full", "users": 100, "rows": 12000, "failed": 0, "durationSeconds": 2.5},
                   {"sync": "incremental", "platform": "iPad", "rows": 40, "failed": 3, "latency": {"p95Millis": 40.25}}]}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sync[1].message == \"Completed successfully\"",
                "sync[1].message == Completed successfully",
                "sync[2].message != \"Completed successfully\"",
                "sync[1].duration > 60s",
                "sync[1].duration < 1m2s",
                "sync[1].durationSeconds >= 61.5",
                "sync[2].durationSeconds <= 3s",
                "sync[2].failed == 12",
                "consistency.differing == 0",
                "consistency.compared > 2599",
                "devices[1].rows == 12000",
                "devices[1].duration < 3s",
                "devices[2].sync == incremental",
                "devices[2].p95 < 41ms",
                "load[1].requests == 12",
                "load[1].series[1].failed == 1",
                "load[1].series[1].p99 <= 813ms",
                "load[1].series[1].sent.p99 == 12ms",
                "load[1].p99 < 1s",
                "load[1].requestsPerSecond > 3",
                "clicks.drain < 13s",
                "clicks.acknowledged == 40",
                "clicks.byLabel.scanner > 6",
                "postProcessing[4].duration < 1s"
            })
    void holds(String text) throws Exception {
        assertThat(Evaluation.of(Expectation.parse(text), results()).met()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sync[1].message == \"Failed\" | \"Completed successfully\"",
                "sync[1].duration < 60s | 1m1s500ms",
                "sync[2].failed == 0 | 12",
                "sync[3].failed == 0 | nothing",
                "consistency.pending == 0 | nothing",
                "devices[2].failed == 0 | 3",
                "devices[3].failed == 0 | nothing",
                "devices[2].p95 < 40ms | 40ms",
                "load[1].series[1].p99 < 812ms | 812ms",
                "load[1].series[2].p99 < 1s | nothing",
                "load[1].p50 < 1s | nothing",
                "clicks.lost == 0 | 1",
                "clicks.drain < 12s | 12s250ms",
                "postProcessing[4].failed == 0 | 2",
                "postProcessing[1].failed == 0 | nothing"
            })
    void isMissedAndSaysWhatIs(String text, String actual) throws Exception {
        var evaluation = Evaluation.of(Expectation.parse(text), results());
        assertThat(evaluation.met()).isFalse();
        assertThat(evaluation.actual()).isEqualTo(actual);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sync[1].mesage == x | 0 | Did you mean sync[1].message?",
                "sync.message == x | 0 | not in the results",
                "consistency.difering == 0 | 0 | Did you mean consistency.differing?",
                "sync[1].failed | 14 | one of ==",
                "sync[1].failed => 3 | 15 | no operator",
                "sync[1].failed == | 17 | value is missing",
                "sync[1].failed == few | 15 | compared with a number",
                "sync[1].failed < 101% | 17 | from 0% to 100%",
                "sync[1].message < x | 16 | only be compared with == and !=",
                "sync[1].message == \"x | 19 | closing quote",
                "sync[1].message == \"x\" y | 22 | nothing may follow",
                "devices[1].row == 3 | 0 | Did you mean devices[1].rows?",
                "load[1].series[2].p9 < 1s | 0 | Did you mean load[1].series[2].p",
                "devices[n].rows == 3 | 0 | not in the results",
                "click.lost == 0 | 0 | Did you mean clicks.lost?",
                "load[1].sent.p98 < 1s | 0 | Did you mean load[1].sent.p9",
                "devices[1].p95 < 3 | 15 | compared with a duration, such as 200ms",
                "== 3 | 0 | starts with a path"
            })
    void saysWhereAndWhyItCannotBeRead(String text, int offset, String why) {
        assertThatThrownBy(() -> Expectation.parse(text))
                .isInstanceOfSatisfying(
                        Expectation.Unreadable.class,
                        e -> assertThat(e.offset()).isEqualTo(offset))
                .hasMessageContaining(why);
    }

    @Property(tries = 500)
    void readsBackWhatItPrints(@ForAll("expectations") Expectation expectation) {
        assertThat(Expectation.parse(expectation.toString())).isEqualTo(expectation);
    }

    @Property(tries = 500)
    void neverFailsWithAnythingButAReason(@ForAll String text) {
        try {
            Expectation.parse(text);
        } catch (Expectation.Unreadable e) {
            assertThat(e.offset()).isBetween(0, text.length());
        }
    }

    @Property(tries = 500)
    void durationsReadBackWhatTheyPrint(@ForAll("durations") Duration duration) {
        assertThat(Durations.parse(Durations.print(duration))).isEqualTo(duration);
    }

    @Provide
    Arbitrary<Duration> durations() {
        return Arbitraries.longs()
                .between(0, Duration.ofDays(90_000).toMillis())
                .map(Duration::ofMillis);
    }

    @Provide
    Arbitrary<Expectation> expectations() {
        var numbers = Arbitraries.bigDecimals()
                .between(BigDecimal.valueOf(-1_000_000), BigDecimal.valueOf(1_000_000))
                .ofScale(3)
                .map(n -> (Value) new Value.Numeral(n));
        var times = durations().map(d -> (Value) new Value.Time(d));
        var texts = Arbitraries.strings().ascii().ofMaxLength(30).map(t -> (Value) new Value.Text(t));
        var ordered = Arbitraries.of(Operator.values());
        var equality = Arbitraries.of(Operator.EQUAL, Operator.UNEQUAL);
        return Arbitraries.oneOf(
                Combinators.combine(ordered, numbers).as((o, v) -> new Expectation("sync[3].failed", o, v)),
                Combinators.combine(ordered, times).as((o, v) -> new Expectation("sync[12].duration", o, v)),
                Combinators.combine(equality, texts).as((o, v) -> new Expectation("sync[1].message", o, v)));
    }
}
