package syncline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final long MILLI = 1_000_000;
    private final Recording recording = new Recording();

    private void edit(int turn, long sentMillis, long tookMillis) {
        recording.add(new Recording.Request("edit", turn, sentMillis * MILLI, (sentMillis + tookMillis) * MILLI, null));
    }

    private LoadFile summary() {
        return recording.summary("test", 10, Outcome.FINISHED, null, null);
    }

    @Test
    void arrivalsInTimeHaveNoLag() {
        for (int turn = 0; turn < 50; turn++) {
            edit(turn, 7_000 + 100L * turn, 5);
        }
        assertThat(summary().generator().lagMaxMillis()).isZero();
        assertThat(summary().series().get(0).fromIntended())
                .isEqualTo(summary().series().get(0).response());
        assertThat(summary().durationSeconds()).isEqualTo(4.905);
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
            recording.add(new Recording.Request("edit", 1 + i, 100L * i, 100L * i + 1, "HTTP " + (500 + i % 12)));
        }
        LoadFile.Series edits = summary().series().get(0);
        assertThat(edits.ko()).isEqualTo(30);
        assertThat(edits.ok()).isEqualTo(1);
        assertThat(edits.errors())
                .hasSize(Recording.MAX_ERRORS)
                .startsWith(new LoadFile.Failure("HTTP 500", 3), new LoadFile.Failure("HTTP 501", 3));
    }

    @Test
    void nothingMeasuredIsNothingToShow() {
        assertThat(summary().series()).isEmpty();
        assertThat(summary().durationSeconds()).isZero();
        assertThat(summary().generator().lagMaxMillis()).isZero();
    }
}
