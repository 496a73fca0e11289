package syncline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import syncline.lab.Rule;

class OracleTest {
    private final TwoSides sides = new TwoSides();

    @Test
    void findsNothingWhereBothSidesAreInStep() {
        assertThat(sides.compared()).isEqualTo(new Consistency(8, 0, 0, 0, 0, List.of()));
    }

    @Test
    void connectionsWithIdsInAnyOrderAreComparedByProfile() {
        sides.rename(TwoSides.C0, "Z-1");
        sides.rename(TwoSides.C2, "A-1");
        assertThatThrownBy(sides::compared)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("belongs to no profile");
        assertThat(sides.comparedByProfile()).isEqualTo(new Consistency(8, 0, 0, 0, 0, List.of()));

        sides.connectionRow("Z-1").put("active__v", false);
        sides.rename(TwoSides.C1, "B-1");
        sides.connectionRow("B-1").put("vexternal_id__v", "B-2");
        assertThat(sides.comparedByProfile().differences())
                .extracting(Difference::externalId, Difference::field)
                .containsExactly(tuple("B-2", Difference.ROW), tuple("Z-1", "active__v"), tuple("B-1", Difference.ROW));
    }

    @ParameterizedTest
    @Rule({"C4", "C5", "C7", "C8", "C9", "C10", "C11", "C13", "C14", "C16", "C35"})
    @CsvSource({
        "name__v, Ada",
        "account__v, V4S000000000003",
        "connection_status__v, not_connected__v",
        "degree__v, MD",
        "display_name__v, Who",
        "engage_signup_datetime__v, 2025-01-01T00:00:01.000Z",
        "first_name__v, Eve",
        "last_name__v, High",
        "title__v, Prof.",
        "profile_photo_url__v, https://photo",
        "object_type__v, engage_staff_profile__v",
        "connection_status_update_datetime__v, 2026-01-01T03:00:00.000Z"
    })
    void findsAnyFieldOfAProfileThatIsWrong(String field, String wrong) {
        sides.profileRow(TwoSides.P0).put(field, wrong);
        var found = sides.compared();
        assertThat(found.differing()).isEqualTo(1);
        assertThat(found.differences()).singleElement().satisfies(d -> {
            assertThat(d.externalId()).isEqualTo(TwoSides.P0);
            assertThat(d.field()).isEqualTo(field);
            assertThat(d.actual()).isEqualTo(wrong);
        });
    }

    @ParameterizedTest
    @Rule({"C25", "C26", "C27", "C28", "C29", "C30", "C32"})
    @CsvSource({
        "name__v, ''",
        "from_user__v, U_2",
        "to_engage_profile__v, V_1",
        "active__v, false",
        "inactivation_datetime__v, 2026-01-01T03:00:00.000Z",
        "last_update_datetime__v, 2026-01-01T03:00:00.000Z",
        "object_type__v, other__v"
    })
    void findsAnyFieldOfAConnectionThatIsWrong(String field, String wrong) {
        sides.connectionRow(TwoSides.C0).put(field, wrong);
        var found = sides.compared();
        assertThat(found.differing()).isEqualTo(1);
        assertThat(found.differences()).singleElement().satisfies(d -> {
            assertThat(d.externalId()).isEqualTo(TwoSides.C0);
            assertThat(d.field()).isEqualTo(field);
        });
    }

    @Test
    @Rule({"D3", "D4", "D6", "D7"})
    void findsADeletedProfileThatKeptSomething() {
        sides.profileRow(TwoSides.P2).put("first_name__v", "Ada").put("name__v", "Ada Low");
        var found = sides.compared();
        assertThat(found.differing()).isEqualTo(1);
        assertThat(found.differences()).extracting(Difference::field).containsExactly("name__v", "first_name__v");
    }

    @Test
    @Rule("D8")
    void findsAConnectionOfADeletedProfileThatIsStillActive() {
        sides.connectionRow(TwoSides.C2).put("active__v", true).putNull("inactivation_datetime__v");
        assertThat(sides.compared().differing()).isEqualTo(1);
    }

    @Test
    @Rule({"D1", "D8", "D12"})
    void anEndedConnectionMayPointToAProfileThatWasMergedIntoItsOwn() {
        sides.connection("EC000000001-0002", TwoSides.P1, "rep00001@syncline.example")
                .put("active", false)
                .put("disconnectedAt", "2026-01-01T13:00:00.000Z");
        sides.connectionRows.add(
                2,
                sides.connectionRow(TwoSides.C1)
                        .deepCopy()
                        .put("vexternal_id__v", "EC000000001-0002")
                        .put("from_user__v", "U_1")
                        .put("to_engage_profile__v", "V_2")
                        .put("active__v", false)
                        .put("inactivation_datetime__v", "2026-01-01T13:00:00.000Z"));
        assertThat(sides.compared().differences())
                .extracting(Difference::externalId, Difference::field)
                .containsExactly(tuple("EC000000001-0002", "to_engage_profile__v"));

        sides.engageProfile(TwoSides.P2).put("mergedInto", TwoSides.P1);
        assertThat(sides.compared().differing()).isZero();

        sides.engageProfile(TwoSides.P2).put("mergedInto", TwoSides.P0);
        assertThat(sides.compared().differing()).isEqualTo(1);
    }

    @Test
    @Rule({"B1", "B8"})
    void findsRowsThatAreMissing() {
        sides.profileRows.remove(0);
        sides.connectionRows.remove(1);
        var found = sides.compared();
        assertThat(found.differences())
                .extracting(Difference::externalId)
                .containsExactly(TwoSides.P0, TwoSides.C0, TwoSides.C1);
    }

    @Test
    @Rule("B7")
    void findsARowMissingOfWhatWasOnceInScope() {
        sides.profileRows.remove(2);
        sides.connectionRows.remove(2);
        assertThat(sides.compared().differences())
                .extracting(Difference::externalId)
                .containsExactly(TwoSides.P2, TwoSides.C2);
    }

    @Test
    @Rule("D13")
    void wantsNoRowOfWhatWasDeletedBeforeAnySync() {
        sides.profileRows.remove(2);
        sides.connectionRows.remove(2);
        sides.syncs = List.of(TwoSides.SECOND);
        sides.profileRow(TwoSides.P0).put("connection_status_update_datetime__v", "2026-01-02T02:01:00.000Z");
        sides.profileRow(TwoSides.P1).put("connection_status_update_datetime__v", "2026-01-02T02:01:00.000Z");
        assertThat(sides.compared().differing()).isZero();
    }

    @Test
    @Rule({"B4", "B5"})
    void findsARowOfAProfileThatWasNeverInScope() {
        sides.profile("EP000000001X", "hcp", null, 0);
        assertThat(sides.compared().differing()).isZero();
        sides.profileRows.add(2, sides.profileRow(TwoSides.P1).deepCopy().put("vexternal_id__v", "EP000000001X"));
        assertThat(sides.compared().differences()).extracting(Difference::field).contains(Difference.ROW);
    }

    @Test
    void findsRowsThatNothingAccountsForAndDuplicates() {
        sides.profileRows.add(1, sides.profileRow(TwoSides.P0).deepCopy().put("vexternal_id__v", "EP0000000005"));
        sides.connectionRows.add(sides.connectionRow(TwoSides.C2).deepCopy());
        var found = sides.compared();
        assertThat(found.differing()).isEqualTo(2);
        assertThat(found.differences())
                .extracting(Difference::expected)
                .containsExactly("no row, as Engage knows nothing of it", "one row");
    }

    @Test
    @Rule("E15")
    void findsARowOfAUserWhoIsNotInTheVault() {
        sides.engageConnection(TwoSides.C0).put("username", "stranger@syncline.example");
        assertThat(sides.compared().differences())
                .extracting(Difference::expected)
                .containsExactly("no row, as the user is not in the Vault");
        sides.connectionRows.remove(0);
        assertThat(sides.compared().differing()).isZero();
    }

    @Test
    @Rule("A19")
    void excusesWhatChangedAtOrAfterTheStartOfTheLastSuccessfulSync() {
        var profile = sides.engageProfile(TwoSides.P0).put("title", "Prof.");
        profile.put("modifiedAt", "2026-01-02T01:59:59.999Z");
        assertThat(sides.compared())
                .extracting(Consistency::differing, Consistency::pending)
                .containsExactly(1L, 0L);
        profile.put("modifiedAt", "2026-01-02T02:00:00.000Z");
        assertThat(sides.compared())
                .extracting(Consistency::differing, Consistency::pending)
                .containsExactly(0L, 1L);
        sides.syncs = List.of(TwoSides.FIRST, new SyncSpan(2, TwoSides.SECOND.startedAt(), null, false, false, true));
        profile.put("modifiedAt", "2026-01-01T02:00:00.000Z");
        assertThat(sides.compared())
                .extracting(Consistency::differing, Consistency::pending)
                .containsExactly(0L, 1L);
    }

    @Test
    void excusesWhatTheCrmRefusedButNothingElse() {
        sides.engageProfile(TwoSides.P0).put("title", "Prof.");
        sides.refuse("engage_profile__v/" + TwoSides.P1, "INVALID_DATA", 1);
        assertThat(sides.compared())
                .extracting(Consistency::differing, Consistency::failing)
                .containsExactly(1L, 0L);
        sides.refuse("engage_profile__v/" + TwoSides.P0, "INVALID_DATA", 1);
        assertThat(sides.compared())
                .extracting(Consistency::differing, Consistency::failing)
                .containsExactly(0L, 1L);
    }

    @Test
    @Rule("E2")
    void doesNotExcuseWhatTheCrmRefusedAndTheSyncForgot() {
        sides.engageProfile(TwoSides.P0).put("title", "Prof.");
        sides.refuse("engage_profile__v/" + TwoSides.P0, "INVALID_DATA", 1);
        sides.open.clear();
        assertThat(sides.compared())
                .extracting(Consistency::differing, Consistency::failing)
                .containsExactly(1L, 0L);
    }

    @Test
    @Rule("E13")
    void excusesConnectionsOfAProfileThatCouldNotBeCreated() {
        sides.profileRows.remove(0);
        sides.connectionRows.remove(0);
        sides.refuse("engage_profile__v/" + TwoSides.P0, "INVALID_DATA", 1);
        assertThat(sides.compared())
                .extracting(Consistency::differing, Consistency::failing)
                .containsExactly(0L, 2L);
    }

    @Test
    @Rule("E14")
    void doesNotExcuseConnectionsOfAProfileThatIsThere() {
        sides.connectionRows.remove(0);
        sides.refuse("engage_profile__v/" + TwoSides.P0, "INVALID_DATA", 1);
        assertThat(sides.compared())
                .extracting(Consistency::differing, Consistency::failing)
                .containsExactly(1L, 0L);
    }

    @Test
    void showsAtMostTwentyDifferences() {
        for (int i = 10; i < 50; i++) {
            sides.profileRows.add(sides.profileRow(TwoSides.P0).deepCopy().put("vexternal_id__v", "EP0000000" + i));
        }
        var found = sides.compared();
        assertThat(found.differing()).isEqualTo(40);
        assertThat(found.differences()).hasSize(20);
    }

    @Test
    void refusesToCompareWhatIsNotInOrder() {
        sides.profileRows.add(sides.profileRows.remove(0));
        assertThatThrownBy(sides::compared)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not in order");
    }
}
