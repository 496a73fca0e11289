package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.AConnection;
import syncline.sync.AProfile;
import syncline.sync.WithLab;
import syncline.sync.ledger.LogEntry;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Operation;
import syncline.sync.rules.Trigger;

class EndingsTest extends WithLab {
    private static List<Map<String, @Nullable Object>> activeRows(String user, String profile) {
        return lab.crm.rows(CrmObject.CONNECTION).values().stream()
                .filter(row -> user.equals(row.get("from_user__v"))
                        && profile.equals(row.get("to_engage_profile__vr.vexternal_id__v"))
                        && Boolean.TRUE.equals(row.get("active__v")))
                .toList();
    }

    private static Operation done(SyncRecord sync, String id) {
        return log(sync, false).stream()
                .filter(line -> line.externalId().equals(id))
                .map(LogEntry::operation)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Rule({"D1", "D2", "C27", "C18"})
    void aDisconnectReachesTheRowWithTheNextSyncAndNoRowVanishes() {
        var profile = profile("ENA0");
        profile.connections(2, 2);
        put(profile);
        var mine = connection("ENAC0", "ENA0");
        put(AConnection.of("ENAC2", "ENA0", now()).with("rep2"));
        lab.nightly();
        assertThat(row("ENAC0")).containsEntry("active__v", true).containsEntry("from_user__v", "1001");
        put(mine.disconnected(now()));
        put(profile.connections(1, 1));

        var sync = lab.nightly();

        assertThat(done(sync, "ENAC0")).isEqualTo(Operation.DEACTIVATE);
        assertThat(row("ENAC0")).containsEntry("active__v", false);
        assertThat(row("ENAC2")).containsEntry("active__v", true);
        assertThat(row("ENA0")).containsEntry("connection_status__v", "connected__v");
    }

    @Test
    @Rule({"B7", "C17", "O23"})
    void aProfileThatLostItsLastConnectionIsStillUpdated() {
        var profile = profile("ENB0");
        lab.nightly();
        put(profile.connections(0, 0).title("Prof").changed(now()));
        lab.nightly();
        assertThat(row("ENB0"))
                .containsEntry("connection_status__v", "not_connected__v")
                .containsEntry("title__v", "Prof");
    }

    @Test
    @Rule({"C33", "C34"})
    void connectingAgainGivesNoSecondRow() {
        profile("ENC0");
        var connection = connection("ENCC0", "ENC0");
        lab.nightly();
        put(connection.disconnected(now()));
        lab.nightly();
        assertThat(activeRows("1001", "ENC0")).isEmpty();
        put(connection.connected(now()));
        lab.nightly();
        assertThat(activeRows("1001", "ENC0"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("inactivation_datetime__v", null));
    }

    @Test
    @Rule({"D3", "D4", "D5", "D8", "D10", "O16"})
    void deletionReachesTheProfileAndAllItsConnectionsInOneSync() {
        var profile = profile("END0");
        var one = connection("ENDC0", "END0");
        var two = put(AConnection.of("ENDC2", "END0", now()).with("rep2"));
        lab.nightly();
        var deleted = now();
        put(profile.deleted(deleted).changed(deleted));
        put(one.disconnected(deleted));
        put(two.disconnected(deleted));

        var sync = lab.nightly();

        assertThat(done(sync, "END0")).isEqualTo(Operation.DELETE_MARK);
        assertThat(row("END0"))
                .containsEntry("name__v", "Deleted User")
                .containsEntry("connection_status__v", "deleted__v")
                .containsEntry("connection_status_update_datetime__v", now())
                .containsEntry("title__v", null);
        assertThat(row("ENDC0")).containsEntry("active__v", false);
        assertThat(row("ENDC2")).containsEntry("active__v", false);

        var written = Map.copyOf(withoutNulls(row("END0")));
        night();
        put(profile.changed(now()));
        lab.sync(Trigger.MANUAL);
        assertThat(withoutNulls(row("END0"))).isEqualTo(written);
    }

    private static Map<String, String> withoutNulls(Map<String, @Nullable Object> row) {
        return row.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }

    @Test
    @Rule("D14")
    void aConnectionThatCouldNotBeEndedIsTriedAgainAlone() {
        var profile = profile("ENE0");
        var one = connection("ENEC0", "ENE0");
        var two = put(AConnection.of("ENEC2", "ENE0", now()).with("rep2"));
        lab.nightly();
        put(profile.deleted(now()).changed(now()));
        put(one.disconnected(now()));
        put(two.disconnected(now()));
        refuse(BAD_DATA, "ENEC2");
        lab.nightly();
        assertThat(row("ENE0")).containsEntry("name__v", "Deleted User");
        assertThat(row("ENEC0")).containsEntry("active__v", false);
        assertThat(row("ENEC2")).containsEntry("active__v", true);
        refuse(BAD_DATA);
        lab.crm.forgetCalls();

        lab.nightly();

        assertThat(lab.crm.sent()).containsExactly("ENEC2");
        assertThat(row("ENEC2")).containsEntry("active__v", false);
    }

    @Test
    @Rule({"D11", "D12", "C34"})
    void aMergeDeletesOneProfileAndLeavesEachUserOneActiveRowToTheOther() {
        var loser = profile("ENF0");
        var survivor = profile("ENF2");
        var both = connection("ENFC0", "ENF0");
        var moved = put(AConnection.of("ENFC2", "ENF0", now()).with("rep2"));
        put(AConnection.of("ENFC4", "ENF2", now()));
        lab.nightly();
        put(loser.deleted(now()).changed(now()));
        put(survivor.connections(2, 2).changed(now()));
        put(both.disconnected(now()));
        put(moved.movedTo("ENF2", now()));

        lab.nightly();

        assertThat(row("ENF0")).containsEntry("name__v", "Deleted User");
        assertThat(row("ENF2")).containsEntry("name__v", "Ada Osler");
        assertThat(activeRows("1001", "ENF0")).isEmpty();
        assertThat(activeRows("1002", "ENF0")).isEmpty();
        assertThat(activeRows("1001", "ENF2")).hasSize(1);
        assertThat(activeRows("1002", "ENF2")).hasSize(1);
    }

    @Test
    @Rule({"D1", "D8", "D12"})
    void aConnectionThatMovedAndEndedBetweenTwoSyncsIsEndedThoughTheSurvivorHasNoRow() {
        var loser = profile("ENJ0");
        var moved = connection("ENJC0", "ENJ0");
        lab.nightly();
        put(AProfile.named("ENJ2", now()).connections(0, 0));
        put(loser.deleted(now()).changed(now()));
        put(moved.movedTo("ENJ2", now()).disconnected(now()));

        var sync = lab.nightly();

        assertThat(row("ENJ2")).isEmpty();
        assertThat(done(sync, "ENJC0")).isEqualTo(Operation.DEACTIVATE);
        assertThat(row("ENJC0"))
                .containsEntry("active__v", false)
                .containsEntry("to_engage_profile__vr.vexternal_id__v", "ENJ0");
    }

    @Test
    @Rule({"D13", "O27"})
    void whatEndedBeforeItsFirstSyncGetsNoRow() {
        put(profile("ENG0").deleted(now()).changed(now()));
        put(connection("ENGC0", "ENG0").disconnected(now()));
        profile("ENG2");
        var sync = lab.nightly();
        assertThat(row("ENG0")).isEmpty();
        assertThat(row("ENGC0")).isEmpty();
        assertThat(row("ENG2")).isNotEmpty();
        assertThat(sync.counts().read()).isEqualTo(1);
    }

    @Test
    @Rule({"B8", "E15"})
    void aConnectionToAUserOfAnotherVaultIsNoFailure() {
        profile("ENH0").connections(2, 1);
        connection("ENHC0", "ENH0");
        put(AConnection.of("ENHC2", "ENH0", now()).with("someone-of-another-vault"));
        var sync = lab.nightly();
        assertThat(row("ENHC0")).isNotEmpty();
        assertThat(row("ENHC2")).isEmpty();
        assertThat(sync.message()).isEqualTo("Completed successfully");
        assertThat(sync.counts().read()).isEqualTo(2);
    }

    @Test
    @Rule("D16")
    void whoDeletesAndSignsUpAgainGetsASecondRow() {
        var old = profile("ENI0");
        lab.nightly();
        put(old.deleted(now()).changed(now()));
        lab.nightly();
        profile("ENI2");
        lab.nightly();
        assertThat(row("ENI0")).containsEntry("name__v", "Deleted User");
        assertThat(row("ENI2")).containsEntry("name__v", "Ada Osler");
    }
}
