package syncline.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import syncline.run.Progress;

class FactsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Facts facts(Map<String, Map<String, String>> rows) {
        var facts = new Facts();
        facts.begin("row");
        rows.forEach((id, values) -> facts.add("row", id, values));
        return facts;
    }

    @Test
    void theSameFactsDoNotDiffer() {
        var one = facts(Map.of("EP1", Map.of("title__v", "Dr"), "EP2", Map.of()));
        assertThat(one.differences(facts(Map.of("EP1", Map.of("title__v", "Dr"), "EP2", Map.of()))))
                .isEmpty();
        assertThat(one.compared()).containsExactly(new Compared("row", 2, 1));
    }

    @Test
    void eachValueThatDiffersIsNamedInOrder() {
        var live = facts(Map.of("EP1", Map.of("a", "1", "b", "2"), "EP2", Map.of("a", "3")));
        var virtual = facts(Map.of("EP1", Map.of("a", "1", "c", "2"), "EP3", Map.of("a", "3")));
        assertThat(live.differences(virtual))
                .containsExactly(
                        new Difference("row EP1", "b", "2", "nothing"),
                        new Difference("row EP1", "c", "nothing", "2"),
                        new Difference("row EP2", "whether there is one", "yes", "no"),
                        new Difference("row EP3", "whether there is one", "no", "yes"));
    }

    @Test
    void timesThatARunMadeAreToldByTheStepInWhichTheyFell() {
        var now = new AtomicReference<>(START);
        var times = new StepTimes(Progress.SILENT, START);
        times.by(now::get);
        times.begins(1, "sync: full", 0).ends("it is 2026-01-01T00:00:07.123Z");
        now.set(START.plusSeconds(60));
        times.begins(2, "wait: 1d", 0).ends("done");

        assertThat(times.words(START.minusSeconds(1))).isEqualTo("2025-12-31T23:59:59Z");
        assertThat(times.words(START.plusSeconds(59))).isEqualTo("a time in step 1");
        assertThat(times.words(START.plusSeconds(60))).isEqualTo("a time in step 2");
        assertThat(times.steps().get(1)).isEqualTo(Map.of("what", "sync: full", "outcome", "it is …"));
    }
}
