package syncline.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.torture.ASync.completed;
import static syncline.torture.ASync.interrupted;
import static syncline.torture.ASync.log;
import static syncline.torture.ASync.running;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryCheckTest {
    private final HistoryCheck check = new HistoryCheck();

    @Test
    void aSoundHistoryIsNewestFirstAndShowsTen() {
        assertThat(check.check(List.of())).isEmpty();
        assertThat(check.check(List.of(interrupted(2, log()), completed(1, log()))))
                .isEmpty();
        var twelve = IntStream.iterate(12, n -> n - 1)
                .limit(10)
                .mapToObj(n -> completed(n, log()))
                .toList();
        assertThat(check.check(twelve)).isEmpty();
    }

    @Test
    void findsASyncThatIsShownTwiceOrMissing() {
        assertThat(check.check(List.of(interrupted(2, log()), interrupted(2, log()))))
                .containsExactly("The history shows sync 2 where sync 1 belongs");
        assertThat(check.check(List.of(completed(3, log())))).contains("The history shows 1 syncs of 3");
    }

    @Test
    void findsASyncThatIsGoneOrChangedAfterwards() {
        check.check(List.of(completed(2, log()), completed(1, log())));
        assertThat(check.check(List.of(completed(1, log())))).contains("Sync 2 is gone from the history");
        assertThat(check.check(List.of(completed(2, log("P1")), completed(1, log()))))
                .singleElement()
                .asString()
                .startsWith("Sync 2 was");
    }

    @Test
    void findsASyncThatNeverEnds() {
        assertThat(check.check(List.of(running(1)))).containsExactly("Sync 1 has no end, and no sync runs");
    }

    @Test
    void aKilledSyncHasFailedOrHadJustEnded() {
        assertThat(check.checkKilled(interrupted(1, log()))).isEmpty();
        assertThat(check.checkKilled(completed(1, log()))).isEmpty();
        assertThat(check.checkKilled(running(1))).hasSize(1);
    }
}
