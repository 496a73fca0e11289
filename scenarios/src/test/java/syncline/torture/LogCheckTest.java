package syncline.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.torture.ASync.C1;
import static syncline.torture.ASync.P1;
import static syncline.torture.ASync.completed;
import static syncline.torture.ASync.interrupted;
import static syncline.torture.ASync.log;

import org.junit.jupiter.api.Test;

class LogCheckTest {
    @Test
    void aLogThatAddsUpIsSound() {
        assertThat(LogCheck.check(completed(1, log(P1, C1)), log(P1, C1))).isEmpty();
        assertThat(LogCheck.check(interrupted(1, log(P1)), log(P1))).isEmpty();
    }

    @Test
    void findsALineTooFew() {
        assertThat(LogCheck.check(completed(1, log(P1, C1)), log(P1)))
                .singleElement()
                .asString()
                .startsWith("Sync 1 has 1 success lines and counts 2");
    }

    @Test
    void findsARecordThatIsToldTwice() {
        assertThat(LogCheck.check(completed(1, log(P1, P1)), log(P1, P1)))
                .containsExactly("Sync 1 tells twice of " + P1);
    }
}
