package syncline.virtual.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import syncline.lab.UserError;
import syncline.report.Driver;
import syncline.report.LatencySample;
import syncline.report.Results;
import syncline.report.ResultsSoFar;
import syncline.report.Run;
import syncline.report.SyncResult;

class CalibrationTest {
    /** Ten calls of 100 ms in two lanes take half a second; the rest is 300 µs of each record and lane. */
    private static ResultsSoFar live(Driver driver) {
        var run = new Run("a-run", "first-sync", null, 42, "c0de", "H2", null, 10, null, driver);
        var sync = new SyncResult(
                1, "full", "manual", null, null, null, null, 0, 1.25, 5000, 5000, 0, 0, 0, 0, null, null, List.of());
        return new ResultsSoFar().add(run).add(sync);
    }

    private static Results measured(Driver driver) {
        var calls = new Histogram(3);
        IntStream.range(0, 10).forEach(i -> calls.recordValue(100_000));
        return live(driver).add(LatencySample.of(1, calls)).results();
    }

    @Test
    void takesTheCallsAndWhatEachRecordTookBeside() {
        var calibration = Calibration.of(measured(Driver.LIVE), 2);
        assertThat(calibration.micros().getTotalCount()).isEqualTo(10);
        assertThat(calibration.microsOfARecord()).isCloseTo(300, within(1.0));
        assertThat(calibration.words())
                .isEqualTo("Writes take as the 10 of run a-run did, p50 100.0 ms and p95 100.0 ms,"
                        + " and 300 µs for each record beside.");
    }

    @Test
    void wantsALiveRunThatCalledTheCrm() {
        assertThatThrownBy(() -> Calibration.of(measured(Driver.VIRTUAL), 2))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("was simulated");
        assertThatThrownBy(() -> Calibration.of(live(Driver.LIVE).results(), 2))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("measured no call");
    }
}
