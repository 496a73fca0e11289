package syncline.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.AConnection;

class ConnectionMappingTest {
    private static final Instant MADE = Instant.parse("2025-05-06T07:08:09.010Z");
    private static final Instant ENDED = MADE.plusSeconds(1000);
    private static final Instant AGAIN = MADE.plusSeconds(2000);
    private static final CrmUser RITA = new CrmUser("1001", "rep1", "Rita Reps");

    private static AConnection connection() {
        return AConnection.of("EC1", "EP1", MADE);
    }

    private static ConnectionRow row(AConnection connection) {
        return ConnectionMapping.row(connection.now(), null, RITA);
    }

    @Test
    @Rule("B8")
    void aConnectionToAUserOfTheVaultGetsARow() {
        assertThat(ConnectionMapping.inScope(connection().now(), false, RITA)).isTrue();
    }

    @Test
    @Rule({"B8", "E15"})
    void aConnectionToAnybodyElseIsOutOfScope() {
        assertThat(ConnectionMapping.inScope(connection().now(), false, null)).isFalse();
        assertThat(ConnectionMapping.inScope(connection().now(), true, null)).isFalse();
        assertThatThrownBy(() -> ConnectionMapping.row(connection().now(), null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Connection EC1 has no user in this Vault");
    }

    @Test
    @Rule("D1")
    void aConnectionThatEndedIsInScopeOnlyIfItHasARow() {
        assertThat(ConnectionMapping.inScope(connection().disconnected(ENDED).now(), true, RITA))
                .isTrue();
        assertThat(ConnectionMapping.inScope(connection().disconnected(ENDED).now(), false, RITA))
                .isFalse();
    }

    @Test
    @Rule({"C3", "C25", "C26", "C27", "C28", "C29", "C30", "C31", "C32"})
    void everyFieldHoldsWhatEngageSays() {
        var fields = row(connection()).fields();
        assertThat(fields).containsEntry("inactivation_datetime__v", null);
        fields.remove("inactivation_datetime__v");
        assertThat(fields)
                .isEqualTo(Map.of(
                        "vexternal_id__v",
                        "EC1",
                        "object_type__v.api_name__v",
                        "user_to_engage_profile__v",
                        "name__v",
                        "Rita Reps – Ada Osler",
                        "from_user__v",
                        "1001",
                        "to_engage_profile__vr.vexternal_id__v",
                        "EP1",
                        "active__v",
                        true,
                        "last_update_datetime__v",
                        MADE));
    }

    @Test
    @Rule({"D1", "C27", "C28", "C29"})
    void aDisconnectMakesTheRowInactive() {
        assertThat(row(connection().disconnected(ENDED)).changedFrom(row(connection())))
                .isEqualTo(Map.of(
                        "vexternal_id__v",
                        "EC1",
                        "active__v",
                        false,
                        "inactivation_datetime__v",
                        ENDED,
                        "last_update_datetime__v",
                        ENDED));
    }

    @Test
    @Rule("C28")
    void anEndWithoutATimeOfItsOwnIsDatedByTheChange() {
        var ended = new EngageConnection("EC1", 2, ENDED, "EP1", "Ada Osler", "rep1", false, null);
        assertThat(ConnectionMapping.row(ended, null, RITA).inactivatedAt()).isEqualTo(ENDED);
    }

    @Test
    @Rule({"C33", "C35"})
    void connectingAgainRevivesTheSameRow() {
        var ended = row(connection().disconnected(ENDED));
        var again = row(connection().disconnected(ENDED).connected(AGAIN));
        assertThat(again.externalId()).isEqualTo(ended.externalId());
        assertThat(again.changedFrom(ended))
                .containsEntry("active__v", true)
                .containsEntry("inactivation_datetime__v", null)
                .containsEntry("last_update_datetime__v", AGAIN);
    }

    @Test
    @Rule({"D1", "D8", "D12"})
    void whatAMergeMovedAndThenEndedKeepsTheProfileOfItsRow() {
        var active = row(connection());
        var moved = connection().movedTo("EP2", ENDED);
        assertThat(ConnectionMapping.row(moved.now(), active, RITA).profileId()).isEqualTo("EP2");
        assertThat(ConnectionMapping.row(moved.disconnected(AGAIN).now(), active, RITA))
                .isEqualTo(row(connection().disconnected(AGAIN)));
    }

    @Test
    @Rule({"C26", "C33"})
    void aRowThatComesAliveTellsItsProfileThoughNobodySawItChange() {
        var ended = row(connection().disconnected(ENDED));
        var again = row(connection().disconnected(ENDED).connected(AGAIN));
        assertThat(again.changedFrom(ended)).containsEntry(ConnectionRow.PROFILE, "EP1");
        assertThat(ended.changedFrom(again)).doesNotContainKey(ConnectionRow.PROFILE);
        assertThat(again.changedFrom(row(connection()))).doesNotContainKey(ConnectionRow.PROFILE);
    }

    @Test
    @Rule("C30")
    void laterNamesLeaveTheNameAlone() {
        var renamed = connection().profileName("Ada Brandt").changed(AGAIN).now();
        var newUser = new CrmUser("1001", "rep1", "Rita Rapp");
        assertThat(ConnectionMapping.row(renamed, row(connection()), newUser).name())
                .isEqualTo("Rita Reps – Ada Osler");
        assertThat(ConnectionMapping.row(renamed, null, newUser).name()).isEqualTo("Rita Rapp – Ada Brandt");
    }

    @Test
    @Rule("C30")
    void aProfileWithoutANameIsNamedByItsId() {
        assertThat(row(connection().profileName(null)).name()).isEqualTo("Rita Reps – EP1");
    }
}
