package syncline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;

/** A connection that the CRM refused until it was parked, that nobody tried again, and that ended before it ever had a row. */
class ParkedRecordsTest {
    private static final String RECORD = "engage_connection__v/" + TwoSides.C1;

    private final TwoSides sides = new TwoSides();

    @BeforeEach
    void itEndedWhileParked() {
        sides.connectionRows.remove(sides.connectionRow(TwoSides.C1));
        sides.engageConnection(TwoSides.C1)
                .put("active", false)
                .put("disconnectedAt", "2026-01-03T12:00:00.000Z")
                .put("modifiedAt", "2026-01-03T12:00:00.000Z");
        sides.syncs = List.of(span(1, false), span(2, false), span(4, false));
    }

    private static SyncSpan span(int day, boolean triesParked) {
        return new SyncSpan(
                day, TwoSides.at("0" + day + "T02:00"), TwoSides.at("0" + day + "T02:05"), true, true, triesParked);
    }

    private void refused(String type, int inARow) {
        sides.refused.put(RECORD, new Circumstances.Refusals(type, inARow));
    }

    private long differing() {
        var found = sides.compared();
        assertThat(found.failing()).isZero();
        return found.differing();
    }

    @Test
    @Rule({"E4", "O27"})
    void needsNoRow() {
        refused("INVALID_DATA", TwoSides.RETRY_LIMIT);
        assertThat(differing()).isZero();
    }

    @Test
    @Rule("E2")
    void needsOneIfItWasNotParkedYet() {
        refused("INVALID_DATA", TwoSides.RETRY_LIMIT - 1);
        assertThat(differing()).isEqualTo(1);
        sides.refused.clear();
        assertThat(differing()).isEqualTo(1);
    }

    @Test
    @Rule("E7")
    void needsOneIfOnlyARightWasMissing() {
        refused("INSUFFICIENT_ACCESS", TwoSides.RETRY_LIMIT);
        assertThat(differing()).isEqualTo(1);
    }

    @Test
    @Rule("E16")
    void needsOneIfASyncThatTriesParkedRecordsWasWellMeanwhile() {
        refused("INVALID_DATA", TwoSides.RETRY_LIMIT);
        sides.syncs = List.of(span(1, false), span(2, true), span(4, false));
        assertThat(differing()).isEqualTo(1);
        sides.syncs = List.of(span(1, false), span(2, false), span(4, true));
        assertThat(differing()).isZero();
    }
}
