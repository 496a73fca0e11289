package syncline.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.rules.AccountMerges.Merge;

class AccountMergesTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T02:00:00Z");

    /** {@code losing, surviving} one after the other, one second apart. */
    private static AccountMerges merges(String... pairs) {
        var merges = new ArrayList<Merge>();
        for (int i = 0; i < pairs.length; i += 2) {
            merges.add(new Merge(pairs[i], pairs[i + 1], FIRST.plusSeconds(i / 2)));
        }
        return new AccountMerges(merges);
    }

    @Test
    @Rule("C23")
    void chainsAreFollowedToTheirEnd() {
        var merges = merges("B", "C", "A", "B", "C", "D");
        assertThat(merges.survivor("A")).isEqualTo("D");
        assertThat(merges.survivor("C")).isEqualTo("D");
        assertThat(merges.survivor("D")).isEqualTo("D");
        assertThat(merges.survivor("elsewhere")).isEqualTo("elsewhere");
    }

    @Test
    @Rule("C23")
    void aCircleEndsWithTheLastAccountBeforeItCloses() {
        var merges = merges("A", "B", "B", "C", "C", "A", "X", "X");
        assertThat(merges.survivor("A")).isEqualTo("C");
        assertThat(merges.survivor("B")).isEqualTo("A");
        assertThat(merges.survivor("X")).isEqualTo("X");
        assertThat(merges("Z", "A", "A", "B", "B", "A").survivor("Z")).isEqualTo("B");
    }

    @Test
    @Rule("C23")
    void theNewestMergeOfAnAccountCounts() {
        assertThat(merges("A", "B", "A", "C").survivor("A")).isEqualTo("C");
    }

    @Test
    @Rule("B17")
    void accountsThatLostAtTheMomentAskedForOrLaterAreTold() {
        var merges = merges("A", "B", "C", "D", "E", "F");
        assertThat(merges.losingSince(FIRST.plusSeconds(1))).containsExactly("C", "E");
        assertThat(merges.losingSince(FIRST.plusSeconds(3))).isEmpty();
        assertThat(AccountMerges.NONE.losingSince(Instant.MIN)).isEmpty();
    }
}
