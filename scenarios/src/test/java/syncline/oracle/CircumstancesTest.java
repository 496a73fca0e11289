package syncline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.oracle.Accounts.Merge;

/** Merged and missing accounts, edited rows, missing rights, people who left: each with the difference that must be found. */
class CircumstancesTest {
    private static final String A9 = "V4S000000000009";
    private static final Instant EARLY = TwoSides.at("01T12:00");
    private static final Instant LATE = TwoSides.at("03T12:00");

    private final TwoSides sides = new TwoSides();

    private long differing() {
        return sides.compared().differing();
    }

    private void merge(String losing, String into, Instant at) {
        sides.merges.put(losing, new Merge(into, at));
        sides.accounts.remove(losing);
    }

    @Test
    @Rule("C23")
    void anAccountFollowsItsMergesToTheLast() {
        sides.accounts.add(A9);
        merge(TwoSides.A7, TwoSides.A8, EARLY);
        assertThat(sides.compared().differences())
                .extracting(Difference::externalId, Difference::field, Difference::expected)
                .containsExactly(tuple(TwoSides.P0, "account__v", TwoSides.A8));
        sides.profileRow(TwoSides.P0).put("account__v", TwoSides.A8);
        assertThat(differing()).isZero();

        merge(TwoSides.A8, A9, EARLY);
        assertThat(sides.compared().differences())
                .extracting(Difference::expected)
                .containsExactly(A9);
        sides.profileRow(TwoSides.P0).put("account__v", A9);
        assertThat(differing()).isZero();
    }

    @Test
    @Rule("C23")
    void aLoopOfMergesEnds() {
        merge(TwoSides.A7, TwoSides.A8, EARLY);
        merge(TwoSides.A8, TwoSides.A7, EARLY);
        assertThat(sides.compared().differences())
                .extracting(Difference::field, Difference::expected)
                .containsExactly(tuple("account__v", "nothing"));
    }

    @Test
    @Rule({"A19", "B17"})
    void aMergeAfterTheLastSyncIsPending() {
        merge(TwoSides.A7, TwoSides.A8, LATE);
        assertThat(sides.compared())
                .extracting(Consistency::differing, Consistency::pending)
                .containsExactly(0L, 1L);
    }

    @Test
    @Rule("G12")
    void aMergeIsPendingWhileTheHistoryCannotBeRead() {
        merge(TwoSides.A7, TwoSides.A8, EARLY);
        assertThat(differing()).isEqualTo(1);
        sides.rightsSince = Instant.MAX;
        assertThat(sides.compared())
                .extracting(Consistency::differing, Consistency::pending)
                .containsExactly(0L, 1L);
    }

    @Test
    @Rule("C24")
    void anAccountThatIsNotThereLeavesTheFieldEmpty() {
        sides.accounts.remove(TwoSides.A7);
        assertThat(sides.compared().differences())
                .extracting(Difference::field, Difference::expected, Difference::actual)
                .containsExactly(tuple("account__v", "nothing", TwoSides.A7));
        sides.profileRow(TwoSides.P0).putNull("account__v");
        assertThat(differing()).isZero();
    }

    @Test
    @Rule("H4")
    void findsAnAccountThatShowsTheWrongStatus() {
        sides.wrongStatuses.put(TwoSides.A7, "");
        sides.wrongStatuses.put(TwoSides.A8, "active__v");
        assertThat(sides.compared().differences())
                .extracting(Difference::object, Difference::externalId, Difference::expected, Difference::actual)
                .containsExactly(
                        tuple("account__v", TwoSides.A7, "active__v", "nothing"),
                        tuple("account__v", TwoSides.A8, "nothing", "active__v"));
    }

    @Test
    @Rule("C37")
    void aRowThatAPersonEditedMayDiffer() {
        sides.profileRow(TwoSides.P0).put("title__v", "Prof.");
        assertThat(differing()).isEqualTo(1);
        sides.edit(TwoSides.P0, "2026-01-02T12:00:00.000Z");
        assertThat(sides.compared())
                .extracting(Consistency::differing, Consistency::edited)
                .containsExactly(0L, 1L);
    }

    @Test
    @Rule("C38")
    void aRowThatTheSyncWantedToWriteAfterTheEditMustBeAmongWhatFailed() {
        sides.edit(TwoSides.P0, "2026-01-01T12:00:00.000Z").put("title__v", "Prof.");
        sides.engageProfile(TwoSides.P0).put("title", "Head").put("modifiedAt", "2026-01-01T13:00:00.000Z");
        assertThat(differing()).isEqualTo(1);
        sides.open.add("engage_profile__v/" + TwoSides.P0);
        assertThat(sides.compared())
                .extracting(Consistency::differing, Consistency::failing, Consistency::edited)
                .containsExactly(0L, 1L, 0L);
    }

    @Test
    @Rule({"E7", "G9"})
    void aMissingRightExcusesARefusedRecordOnlyUntilItHasBeenTriedWithTheRightAgain() {
        sides.engageProfile(TwoSides.P0).put("title", "Head");
        sides.refuse("engage_profile__v/" + TwoSides.P0, "INSUFFICIENT_ACCESS", 1);
        sides.rightsSince = Instant.MAX;
        assertThat(sides.compared().failing()).isEqualTo(1);
        sides.rightsSince = TwoSides.SECOND.startedAt().plusMillis(1);
        assertThat(sides.compared().failing()).isEqualTo(1);
        sides.rightsSince = TwoSides.SECOND.startedAt();
        assertThat(sides.compared())
                .extracting(Consistency::differing, Consistency::failing)
                .containsExactly(1L, 0L);
        sides.rightsSince = Instant.MAX;
        sides.refused.clear();
        assertThat(differing()).isEqualTo(1);
    }

    @Test
    @Rule("B13")
    void aTestHcpHasARowWithoutAccount() {
        sides.profile("EP000000001T", "hcp", null, 1);
        sides.connection("EC000000001T-0001", "EP000000001T", "rep00001@syncline.example");
        assertThat(sides.compared().differences())
                .extracting(Difference::externalId, Difference::expected)
                .containsExactly(
                        tuple("EP000000001T", "a row, as the profile is in scope"),
                        tuple("EC000000001T-0001", "a row, as the connection is active"));
        var row = sides.profileRow(TwoSides.P0)
                .deepCopy()
                .put("id", "V_T")
                .put("vexternal_id__v", "EP000000001T")
                .putNull("account__v");
        sides.profileRows.add(2, row);
        sides.connectionRows.add(
                2,
                sides.connectionRow(TwoSides.C0)
                        .deepCopy()
                        .put("vexternal_id__v", "EC000000001T-0001")
                        .put("to_engage_profile__v", "V_T"));
        assertThat(differing()).isZero();
        row.put("account__v", TwoSides.A8);
        assertThat(sides.compared().differences())
                .extracting(Difference::externalId, Difference::field)
                .containsExactly(tuple("EP000000001T", "account__v"));
    }

    @Test
    @Rule("D15")
    void aUserWhoLeftKeepsTheConnectionThatEngageTellsOf() {
        sides.connectionRow(TwoSides.C1).put("active__v", false);
        assertThat(sides.compared().differences())
                .extracting(Difference::externalId, Difference::expected, Difference::actual)
                .containsExactly(tuple(TwoSides.C1, "true", "false"));
    }
}
