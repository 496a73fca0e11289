package syncline.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import syncline.lab.Rule;

class RetryTest {
    private static Retry failed(int times) {
        return failed(times, Retry.LIMIT);
    }

    private static Retry failed(int times, int limit) {
        Retry retry = Retry.InStep.INSTANCE;
        for (int sync = 1; sync <= times; sync++) {
            retry = retry.afterFailure(sync, limit);
        }
        return retry;
    }

    @Test
    @Rule({"E2", "E4"})
    void theFirstFailureCountsAsOne() {
        assertThat(failed(1)).isEqualTo(new Retry.Due(1, 1));
        assertThat(failed(0)).isEqualTo(Retry.InStep.INSTANCE);
    }

    @Test
    @Rule("E4")
    void theTenthFailureParks() {
        assertThat(failed(9)).isEqualTo(new Retry.Due(9, 1));
        assertThat(failed(10)).isEqualTo(new Retry.Parked(10, 1));
        assertThat(failed(10).failures()).isEqualTo(10);
    }

    @Test
    @Rule({"E4", "O5"})
    void theLimitIsASettingAndARecordKeepsTheOneItWasParkedBy() {
        assertThat(failed(2, 3)).isEqualTo(new Retry.Due(2, 1));
        assertThat(failed(3, 3)).isEqualTo(new Retry.Parked(3, 1));
        assertThat(failed(1, 1)).isEqualTo(new Retry.Parked(1, 1));
        assertThat(failed(3, 3).afterFailure(4, 10)).isEqualTo(new Retry.Parked(3, 1));
        assertThat(failed(5).afterFailure(6, 3)).isEqualTo(new Retry.Parked(6, 1));
    }

    @Test
    @Rule("E16")
    void aFailureOfAParkedRecordLeavesItParkedAtTen() {
        assertThat(failed(11)).isEqualTo(new Retry.Parked(10, 1));
        assertThat(failed(30).failures()).isEqualTo(10);
    }

    @Test
    @Rule("E5")
    void aChangeGivesAParkedRecordAFreshTen() {
        assertThat(failed(10).afterChange(11)).isEqualTo(new Retry.Due(0, 11));
        assertThat(failed(10).afterChange(11).afterFailure(11, 10).failures()).isEqualTo(1);
    }

    @Test
    @Rule("E6")
    void aChangeOfARecordThatIsNotParkedKeepsItsCount() {
        assertThat(failed(9).afterChange(10)).isEqualTo(new Retry.Due(9, 1));
        assertThat(failed(9).afterChange(10).afterFailure(10, 10)).isEqualTo(new Retry.Parked(10, 1));
    }

    @Test
    @Rule({"E7", "O7"})
    void configurationNeitherCountsNorResets() {
        assertThat(failed(0).afterForeignFailure(4)).isEqualTo(new Retry.Due(0, 4));
        assertThat(failed(9).afterForeignFailure(10)).isEqualTo(new Retry.Due(9, 1));
        assertThat(failed(10).afterForeignFailure(11)).isEqualTo(new Retry.Parked(10, 1));

        Retry retry = failed(9);
        for (int sync = 10; sync < 100; sync++) {
            retry = retry.afterForeignFailure(sync);
        }
        assertThat(retry).isEqualTo(new Retry.Due(9, 1));
        assertThat(retry.afterFailure(100, 10)).isEqualTo(new Retry.Parked(10, 1));
    }
}
