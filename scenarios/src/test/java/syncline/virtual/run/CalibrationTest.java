package syncline.virtual.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import syncline.lab.UserError;
import syncline.report.Driver;
import syncline.report.LatencySample;
import syncline.report.Results;
import syncline.report.ResultsSoFar;
import syncline.report.Run;
import syncline.report.SyncResult;
import syncline.virtual.sync.Cost;

class CalibrationTest {
    /**
     * In two lanes: a sync of ten calls of 110 ms, and one of four of 15 ms. Each takes 50 ms beside, and 100 µs for each record, which is
     * 200 µs for one of a lane.
     */
    private static ResultsSoFar live(Driver driver) {
        var run = new Run("a-run", "first-sync", null, 42, "c0de", "H2", null, 10, null, driver);
        return new ResultsSoFar().add(run).add(sync(1, 5_000, 1.10)).add(sync(2, 100, 0.09));
    }

    private static SyncResult sync(int number, long records, double seconds) {
        return new SyncResult(
                number, "full", "manual", null, null, null, null, 0, seconds, records, records, 0, 0, 0, 0, null, null,
                List.of());
    }

    private static Histogram calls(int count, long millis) {
        var calls = new Histogram(3);
        calls.recordValueWithCount(millis * 1_000, count);
        return calls;
    }

    private static Results measured(Driver driver) {
        return live(driver)
                .add(LatencySample.of(1, calls(10, 110), 5_000))
                .add(LatencySample.of(2, calls(4, 15), 100))
                .results();
    }

    private static void assertCost(Cost cost, double base, double ofARecord) {
        assertThat(cost.base()).isCloseTo(base, within(base / 100 + 1));
        assertThat(cost.ofARecord()).isCloseTo(ofARecord, within(ofARecord / 100));
    }

    @Test
    void takesWhatWritesCostByTheirRecordsAndSyncsByWhatTheyRead() {
        var calibration = Calibration.of(measured(Driver.LIVE), 2);
        assertCost(calibration.write(), 10_000, 200);
        assertCost(calibration.reading(), 50_000, 200);
        assertThat(calibration.words())
                .startsWith("Writes take 10.0 ms and 200 µs for each record, as the 14 of run a-run did; a sync takes")
                .endsWith("for each record that a lane reads beside.");
    }

    @Test
    void takesAllWritesAlikeWhereNobodyCountedTheirRecords() {
        var old = live(Driver.LIVE).add(LatencySample.of(1, calls(10, 110))).results();
        assertCost(Calibration.of(old, 2).write(), 110_000, 0);
    }

    @Test
    void nothingIsEverBelowZero() {
        var shrinking = List.of(new Fit.Point(100, 30, 1), new Fit.Point(500, 10, 1));
        assertThat(Fit.of(shrinking)).isEqualTo(new Cost(20, 0));
        var steep = List.of(new Fit.Point(100, 10, 1), new Fit.Point(500, 500, 1));
        assertThat(Fit.of(steep).base()).isZero();
        assertThat(Fit.of(steep).ofARecord()).isCloseTo(0.965, within(0.01));
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
