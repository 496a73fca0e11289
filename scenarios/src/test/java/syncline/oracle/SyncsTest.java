package syncline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the syncs of a run answer, against looking at one after the other. */
class SyncsTest {
    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }

    @Property(tries = 500)
    void answerAsIfEachWereLookedAt(
            @ForAll("spans") List<SyncSpan> spans,
            @ForAll @IntRange(max = 30) int from,
            @ForAll @IntRange(max = 30) int length) {
        var syncs = new Syncs(spans);
        assertThat(syncs.cover(at(from))).isEqualTo(any(spans, s -> covers(s, at(from))));
        assertThat(syncs.cleanWithin(at(from), null))
                .isEqualTo(any(spans, s -> s.clean() && within(s, at(from), null)));
        assertThat(syncs.cleanWithin(at(from), at(from + length)))
                .isEqualTo(any(spans, s -> s.clean() && within(s, at(from), at(from + length))));
        assertThat(syncs.cleanOfParkedWithin(at(from), at(from + length)))
                .isEqualTo(any(spans, s -> s.clean() && s.triesParked() && within(s, at(from), at(from + length))));
    }

    private static boolean any(List<SyncSpan> spans, Predicate<SyncSpan> condition) {
        return spans.stream().anyMatch(condition);
    }

    private static boolean covers(SyncSpan sync, Instant time) {
        return !time.isBefore(sync.startedAt()) && (sync.finishedAt() == null || !time.isAfter(sync.finishedAt()));
    }

    private static boolean within(SyncSpan sync, Instant from, @Nullable Instant to) {
        return sync.startedAt().isAfter(from)
                && sync.finishedAt() != null
                && (to == null || sync.finishedAt().isBefore(to));
    }

    @Provide
    Arbitrary<List<SyncSpan>> spans() {
        var times = Arbitraries.integers().between(0, 30);
        var booleans = Arbitraries.of(true, false);
        return Combinators.combine(times, times.injectNull(0.2), booleans, booleans)
                .as((start, length, clean, triesParked) -> new SyncSpan(
                        1, at(start), length == null ? null : at(start + length), true, clean, triesParked))
                .list()
                .ofMaxSize(6);
    }

    @Test
    void theWatermarkIsTheStartOfTheLastSuccessfulSync() {
        var failed = new SyncSpan(3, at(20), at(25), false, false, true);
        assertThat(new Syncs(List.of(failed)).watermark()).isEqualTo(Instant.MIN);
        var later = new SyncSpan(2, at(10), at(15), true, false, true);
        var earlier = new SyncSpan(1, at(1), at(5), true, true, true);
        assertThat(new Syncs(List.of(failed, later, earlier)).watermark()).isEqualTo(at(10));
    }
}
