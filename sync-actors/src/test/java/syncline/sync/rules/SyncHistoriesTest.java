package syncline.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.sync.rules.Happening.BAD_DATA;
import static syncline.sync.rules.Happening.CRASH;
import static syncline.sync.rules.Happening.DELETE;
import static syncline.sync.rules.Happening.MERGE;
import static syncline.sync.rules.Happening.SYNC;
import static syncline.sync.rules.Happening.TOGGLE;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.Rule;
import syncline.sync.rules.Happening.Event;

/**
 * Random histories: changes, merges of profiles and accounts, deletions, failures of both classes, hand edits, users who leave,
 * and syncs that break off at any step and lose what was not stored.
 */
class SyncHistoriesTest {
    /** {@code -Dsyncline.histories=1000000} plays more of them. */
    private static final int HISTORIES = Integer.getInteger("syncline.histories", 100_000);

    private static final MemoryLab.Rules RULES = new MemoryLab.Rules() {};

    @Test
    @Rule({
        "A19", "A20", "B7", "B16", "B17", "C1", "C23", "C33", "C34", "D1", "D3", "D8", "D12", "D13", "D14", "E2", "E3",
        "E4", "E5", "E6", "E7", "E8", "E9", "E13", "E16", "E19", "F7", "F13", "O4", "O8", "O27"
    })
    void everyHistoryEndsWithWhatEngageSays() {
        assertThat(firstFailure(RULES, HISTORIES)).isNull();
    }

    /** What fails first, without any event that it does not need; or null. */
    private static @Nullable String firstFailure(MemoryLab.Rules rules, int histories) {
        for (int number = 0; number < histories; number++) {
            var history = SyncHistories.number(number);
            if (SyncHistories.failure(rules, history) != null) {
                var shrunk = SyncHistories.shrunk(rules, history);
                return "history %d, in short %s: %s".formatted(number, shrunk, SyncHistories.failure(rules, shrunk));
            }
        }
        return null;
    }

    @Test
    @Rule({"D1", "D8", "D12"})
    void aConnectionThatAMergeMovedEndsBeforeItsNewProfileHasARow() {
        plays(TOGGLE.event(1, 1, 0), SYNC.event(0, 0, 0), MERGE.event(1, 2, 0), TOGGLE.event(2, 1, 0));
    }

    @Test
    @Rule({"D1", "D8", "D12", "E13"})
    void aConnectionThatAMergeMovedEndsWhileItsNewProfileIsRefused() {
        plays(
                TOGGLE.event(0, 0, 0),
                BAD_DATA.event(1, 3, 0),
                TOGGLE.event(1, 1, 0),
                SYNC.event(0, 0, 0),
                MERGE.event(0, 1, 0),
                TOGGLE.event(1, 0, 0),
                SYNC.event(0, 0, 0));
    }

    @Test
    @Rule({"C1", "D1", "E8"})
    void aConnectionThatEndsAfterTwoWritesWithoutAnAnswer() {
        plays(
                TOGGLE.event(0, 1, 3),
                CRASH.event(1, 3, 0),
                TOGGLE.event(0, 3, 10),
                TOGGLE.event(2, 3, 0),
                CRASH.event(1, 0, 9),
                TOGGLE.event(0, 0, 5));
    }

    @Test
    @Rule({"D13", "E8"})
    void aProfileThatIsDeletedAfterAWriteThatNeverReachedTheCrm() {
        plays(TOGGLE.event(2, 0, 5), BAD_DATA.event(2, 3, 7), CRASH.event(1, 0, 2), DELETE.event(2, 3, 0));
    }

    private static void plays(Event... history) {
        assertThat(SyncHistories.failure(RULES, List.of(history))).isNull();
    }

    @ParameterizedTest
    @EnumSource(PlantedFault.class)
    void aPlantedFaultIsFound(PlantedFault fault) {
        assertThat(firstFailure(fault, 20_000)).isNotNull();
    }
}
