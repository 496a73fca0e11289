package syncline.load.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final long MILLI = 1_000_000;
    private final Recording recording = new Recording();

    /** Each turn is due 100 ms after the one before. */
    private void edit(int turn, long sentMillis, long tookMillis) {
        recording.add(new Request("edit", 100 * turn, sentMillis * MILLI, (sentMillis + tookMillis) * MILLI, null));
    }

    private Recording.Summary summary() {
        return recording.summary();
    }

    @Test
    void arrivalsInTimeHaveNoLag() {
        for (int turn = 0; turn < 50; turn++) {
            edit(turn, 7_000 + 100L * turn, 5);
        }
        assertThat(summary().generator().lagMaxMillis()).isZero();
        assertThat(summary().series().get(0).fromIntended())
                .isEqualTo(summary().series().get(0).response());
        assertThat(summary().seconds()).isEqualTo(4.905);
    }

    @Test
    void aPauseOfTheGeneratorCountsFromWhenRequestsWereDue() {
        for (int turn = 0; turn < 50; turn++) {
            long due = 100L * turn;
            edit(turn, due >= 2_000 && due < 3_000 ? 3_000 : due, 5);
        }
        LoadFile.Series edits = summary().series().get(0);
        assertThat(edits.response().maxMillis()).isCloseTo(5, within(0.1));
        assertThat(edits.fromIntended())
                .isNotNull()
                .satisfies(due -> assertThat(due.maxMillis()).isCloseTo(1_005, within(1.0)));
        assertThat(summary().generator().lagMaxMillis()).isCloseTo(1_000, within(1.0));
    }

    @Test
    void aLateFirstRequestDoesNotMoveTheSchedule() {
        edit(0, 1_300, 5);
        for (int turn = 1; turn < 50; turn++) {
            edit(turn, 1_000 + 100L * turn, 5);
        }
        assertThat(summary().generator().lagMaxMillis()).isCloseTo(300, within(1.0));
    }

    @Test
    void errorsAreCountedMostFrequentFirst() {
        edit(0, 0, 5);
        for (int i = 0; i < 30; i++) {
            recording.add(new Request("edit", 100 * i, 100L * i, 100L * i + 1, "HTTP " + (500 + i % 12)));
        }
        LoadFile.Series edits = summary().series().get(0);
        assertThat(edits.ko()).isEqualTo(30);
        assertThat(edits.ok()).isEqualTo(1);
        assertThat(edits.errors())
                .hasSize(SeriesSummary.MAX_ERRORS)
                .startsWith(new LoadFile.Failure("HTTP 500", 3), new LoadFile.Failure("HTTP 501", 3));
    }

    @Test
    void nothingMeasuredIsNothingToShow() {
        assertThat(summary().series()).isEmpty();
        assertThat(summary().seconds()).isZero();
        assertThat(summary().generator().lagMaxMillis()).isZero();
    }

    @Test
    void intervalsGoByWhenRequestsWereDue() throws Exception {
        for (int turn = 0; turn < 30; turn++) {
            edit(turn, turn >= 10 && turn < 20 ? 2_500 : 100L * turn, 5);
        }
        var overTime = summary().series().get(0).overTime();
        assertThat(overTime).extracting(LoadFile.Interval::fromSeconds).containsExactly(0, 1, 2);
        assertThat(overTime).allMatch(interval -> interval.requests() == 10 && interval.ko() == 0);
        assertThat(maxMillis(overTime.get(1).response())).isCloseTo(5, within(0.1));
        assertThat(maxMillis(overTime.get(1).fromIntended())).isCloseTo(1_505, within(1.0));
        assertThat(maxMillis(overTime.get(2).fromIntended())).isCloseTo(5, within(0.1));
    }

    @Test
    void requestsWithoutScheduleHaveNoIntendedStart() {
        recording.add(new Request("look", Request.UNSCHEDULED, 0, 5 * MILLI, null));
        var look = summary().series().get(0);
        assertThat(look.fromIntended()).isNull();
        assertThat(look.overTime())
                .singleElement()
                .satisfies(one -> assertThat(one.fromIntended()).isNull());
    }

    @Test
    void longLoadsAreCutIntoNoMoreIntervalsThanOneCanDraw() {
        for (int minute = 0; minute <= 60; minute++) {
            edit(600 * minute, 60_000L * minute, 5);
        }
        var overTime = summary().series().get(0).overTime();
        assertThat(overTime).hasSize(61).allMatch(interval -> interval.seconds() == 7);
        assertThat(overTime.get(60).fromSeconds()).isLessThanOrEqualTo(3600).isGreaterThan(3590);
    }

    private static double maxMillis(@Nullable String histogram) throws Exception {
        var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(Objects.requireNonNull(histogram)));
        return Histogram.decodeFromCompressedByteBuffer(bytes, 0).getMaxValue() / 1000.0;
    }
}
