package syncline.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.torture.ASync.C1;
import static syncline.torture.ASync.P1;
import static syncline.torture.ASync.failed;
import static syncline.torture.ASync.failures;
import static syncline.torture.ASync.held;
import static syncline.torture.ASync.log;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefusalCheckTest {
    private final RefusalCheck check = new RefusalCheck();

    @Test
    void bothSidesCountTheSame() {
        check.take(failures(failed(P1, 7), held(C1, 0)));
        assertThat(check.check(Map.of(P1, 1))).isEmpty();
        check.take(failures(failed(P1, 8)));
        assertThat(check.check(Map.of(P1, 2))).isEmpty();
        check.take(log(P1));
        assertThat(check.check(Map.of())).isEmpty();
    }

    @Test
    void findsWhatOneSideAloneCounts() {
        check.take(failures(failed(P1, 1)));
        assertThat(check.check(Map.of(P1, 2)))
                .containsExactly(P1 + " was refused 2 times in a row by the CRM, and failed 1 times in the logs");
        assertThat(check.check(Map.of())).hasSize(1);
    }

    @Test
    void aRestartForgets() {
        check.take(failures(failed(P1, 1)));
        check.restarted();
        assertThat(check.check(Map.of())).isEmpty();
    }

    @Test
    void beingAskedForARowThatIsNotThereIsARefusalToTheCrmAlone() {
        check.take(failures(failed(C1, 3)));
        check.take(new SyncLog(List.of(C1), List.of(C1), List.of()));
        assertThat(check.check(Map.of(C1, 2))).isEmpty();
        assertThat(check.check(Map.of())).hasSize(1);
    }
}
