package syncline.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.torture.ASync.C1;
import static syncline.torture.ASync.P1;
import static syncline.torture.ASync.completed;
import static syncline.torture.ASync.failed;
import static syncline.torture.ASync.failures;
import static syncline.torture.ASync.held;
import static syncline.torture.ASync.interrupted;
import static syncline.torture.ASync.log;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import syncline.torture.SyncLog.Failed;

class CounterCheckTest {
    private final CounterCheck check = new CounterCheck();
    private int syncs;

    private List<String> completes(SyncLog log) {
        return check.take(completed(++syncs, log), log);
    }

    private List<String> isKilled(SyncLog log) {
        return check.take(interrupted(++syncs, log), log);
    }

    @Test
    void withoutKillsEachFailureCountsOne() {
        assertThat(completes(failures(failed(P1, 1)))).isEmpty();
        assertThat(completes(failures(failed(P1, 2)))).isEmpty();
        assertThat(completes(log(P1))).isEmpty();
        assertThat(completes(failures(failed(P1, 1)))).isEmpty();
    }

    @Test
    void findsACountThatJumpsOrStays() {
        assertThat(completes(failures(failed(P1, 2)))).hasSize(1);
        assertThat(completes(failures(failed(P1, 2)))).hasSize(1);
        assertThat(completes(log(P1))).isEmpty();
        assertThat(completes(failures(failed(P1, 3)))).hasSize(1);
    }

    @Test
    void aHeldRecordKeepsItsCount() {
        assertThat(completes(failures(held(C1, 0)))).isEmpty();
        assertThat(completes(failures(held(C1, 1)))).hasSize(1);
    }

    @Test
    void aKilledSyncMayHaveCountedOneMoreAndNotTwo() {
        completes(failures(failed(P1, 4)));
        isKilled(log());
        assertThat(completes(failures(failed(P1, 6)))).isEmpty();
        isKilled(log());
        assertThat(completes(failures(failed(P1, 9)))).hasSize(1);
    }

    @Test
    void aKilledSyncMayHaveHadASuccess() {
        completes(failures(failed(P1, 1)));
        isKilled(log());
        assertThat(completes(failures(failed(P1, 1)))).isEmpty();
    }

    @Test
    void aKilledSyncThatHasALineCountsExactly() {
        completes(failures(failed(P1, 1)));
        assertThat(isKilled(failures(failed(P1, 3)))).hasSize(1);
    }

    @Test
    void parksAfterTenAndNotBefore() {
        assertThat(completes(failures(new Failed(P1, true, true, 1, true)))).hasSize(1);
        for (int failures = 2; failures <= 10; failures++) {
            assertThat(completes(failures(failed(P1, failures)))).isEmpty();
        }
        assertThat(completes(failures(failed(P1, 10)))).as("a full sync").isEmpty();
        assertThat(completes(failures(failed(P1, 1)))).as("Engage changed it").isEmpty();
    }

    @Test
    void theRetryListAgreesWithTheLogs() {
        completes(failures(failed(P1, 1)));
        assertThat(check.checkOpen(Map.of(P1, 1))).isEmpty();
        assertThat(check.checkOpen(Map.of(P1, 2))).hasSize(1);
        assertThat(check.checkOpen(Map.of())).containsExactly(P1 + " failed in the last sync and waits for no retry");
        assertThat(check.checkOpen(Map.of(P1, 1, C1, 1))).hasSize(1);
    }
}
