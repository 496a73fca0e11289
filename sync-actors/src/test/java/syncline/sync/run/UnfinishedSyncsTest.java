package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.AConnection;
import syncline.sync.AProfile;
import syncline.sync.FakeCrm;
import syncline.sync.SyncLab;
import syncline.sync.WithLab;
import syncline.sync.ledger.Settlement;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmUser;
import syncline.sync.rules.Scope;
import syncline.sync.rules.Trigger;
import syncline.sync.run.CoordinatorCommand.BeginReply;

class UnfinishedSyncsTest extends WithLab {
    private static int begun(Trigger trigger) {
        return ((BeginReply.Begun) SyncLab.get(lab.syncs.begin(trigger))).number();
    }

    private static Map<String, Boolean> mayCreate(List<FakeCrm.Call> calls) {
        var result = new java.util.HashMap<String, Boolean>();
        calls.forEach(call -> call.records()
                .forEach(record -> result.put(String.valueOf(record.get("vexternal_id__v")), call.mayCreate())));
        return result;
    }

    @Test
    @Rule({"E19", "A20"})
    void whatAFullSyncLeftInTheMiddleComesWithTheNextIncrementalOne() {
        profile("UFA0");
        refuse(BAD_DATA, "UFA0");
        for (int i = 0; i < 10; i++) {
            somebodyElse();
            lab.nightly();
        }
        night();
        somebodyElse();
        lab.nightly();
        refuse(BAD_DATA);
        lab.crm.down(false);
        lab.crm.downAfter(0);
        night();
        assertThat(lab.sync(Trigger.MANUAL).message()).isEqualTo("Failed");
        lab.crm.down(false);
        lab.crm.forgetCalls();

        var next = lab.nightly();

        assertThat(next.type()).isEqualTo(Scope.INCREMENTAL);
        assertThat(lab.crm.sent())
                .as("parked it was, and no feed brings it: only the journal knows that it was under way")
                .doesNotContain("UFA0");
        assertThat(next.counts().parked()).isEqualTo(1);
        assertThat(lab.nightly().counts().read()).as("looked at once").isZero();
    }

    @Test
    @Rule({"E2", "E19", "A20"})
    void whatFailedInAnInterruptedFullSyncIsTriedAgainThoughNoListAndNoFeedHasIt() {
        somebodyElse();
        var last = lab.nightly();
        var missed = last.startedAt().minus(Duration.ofDays(2));
        put(AProfile.named("UFI0", missed));
        put(AProfile.named("UFI2", missed));
        put(AConnection.of("UFIC2", "UFI2", missed));
        refuse(BAD_DATA, "UFI0");
        lab.crm.downAfter(1);
        night();
        var broken = lab.sync(Trigger.MANUAL);
        assertThat(broken.message()).isEqualTo("Failed");
        assertThat(row("UFI2")).as("it broke off after the profiles").isNotEmpty();
        lab.ledger.record(broken.number(), List.of(new Settlement(CrmObject.PROFILE, "UFI0", null, true, null)));
        assertThat(open("UFI0"))
                .as("as if the process had died before the ledger knew")
                .isEmpty();
        put(AProfile.named("UFI4", missed));
        refuse(BAD_DATA);
        lab.crm.down(false);
        lab.crm.forgetCalls();

        var next = lab.nightly();

        assertThat(next.type()).isEqualTo(Scope.INCREMENTAL);
        assertThat(next.message()).isEqualTo("Completed successfully");
        assertThat(lab.crm.sent())
                .contains("UFI0", "UFIC2")
                .as("one that the broken sync never touched waits for a full one")
                .doesNotContain("UFI4");
        assertThat(row("UFI0")).isNotEmpty();
        lab.crm.forgetCalls();
        lab.nightly();
        assertThat(lab.crm.sent()).as("made up for once").isEmpty();
    }

    @Test
    @Rule({"E19", "A20"})
    void aWriteOfAFullSyncThatNobodyAnsweredIsMadeAgain() {
        profile("UFJ0");
        connection("UFJC0", "UFJ0");
        lab.crm.users(new CrmUser("1002", "rep2", "Remy Reps"));
        lab.nightly();
        lab.crm.users(new CrmUser("1001", "rep1", "Rita Reps"), new CrmUser("1002", "rep2", "Remy Reps"));
        lab.nightly();
        assertThat(row("UFJC0")).as("nothing brings it to an incremental sync").isEmpty();
        night();
        var release = lab.crm.holdAnswers();
        int number = begun(Trigger.MANUAL);
        Awaitility.await().until(() -> lab.crm.sent().contains("UFJC0"));
        lab.crm.loseAnswers();
        lab.crm.rows(CrmObject.CONNECTION).remove("UFJC0");
        release.run();
        assertThat(lab.finished(number).message()).isEqualTo("Failed");
        assertThat(open("UFJC0")).isEmpty();
        lab.crm.answerAtOnce();
        lab.crm.forgetCalls();

        assertThat(lab.nightly().type()).isEqualTo(Scope.INCREMENTAL);

        assertThat(lab.crm.sent()).containsExactly("UFJC0");
        assertThat(row("UFJC0")).containsEntry("active__v", true);
    }

    @Test
    @Rule({"D13", "O27"})
    void whatEndsAfterASyncBrokeOffIsEndedWhereItHasARowAndNotMadeWhereItHasNone() {
        var lost = profile("UFB0");
        var made = profile("UFB2");
        var link = connection("UFBC0", "UFB0");
        var release = lab.crm.holdAnswers();
        int number = begun(Trigger.SCHEDULED);
        Awaitility.await().until(() -> lab.crm.rows(CrmObject.PROFILE).containsKey("UFB2"));
        assertThat(SyncLab.get(lab.syncs.abort(number, "Aborted by a test"))).isTrue();
        lab.crm.rows(CrmObject.PROFILE).remove("UFB0");
        lab.crm.loseAnswers();
        release.run();
        assertThat(lab.finished(number).message()).isEqualTo("Failed");
        lab.crm.answerAtOnce();
        night();
        put(lost.deleted(now()).changed(now()));
        put(made.deleted(now()).changed(now()));
        put(link.disconnected(now()));
        lab.crm.forgetCalls();

        var sync = lab.nightly();

        assertThat(sync.message()).isEqualTo("Completed successfully");
        assertThat(row("UFB0")).isEmpty();
        assertThat(row("UFB2")).containsEntry("name__v", "Deleted User");
        assertThat(row("UFBC0")).isEmpty();
        assertThat(mayCreate(lab.crm.calls())).containsEntry("UFB0", false).containsEntry("UFB2", false);
        assertThat(sync.counts().read())
                .isEqualTo(sync.counts().written() + sync.counts().unchanged());
    }

    @Test
    @Rule({"F12", "F13", "A20"})
    void anAbortedSyncFailsWithItsCauseAndLosesNothing() {
        for (int i = 0; i < 60; i++) {
            profile("UFC" + i);
        }
        lab.engage.pageSize(2);
        var release = lab.crm.holdAnswers();
        int number = begun(Trigger.SCHEDULED);
        assertThat(SyncLab.get(lab.syncs.abort(number, "Aborted by admin"))).isTrue();
        release.run();
        lab.crm.answerAtOnce();

        var aborted = lab.finished(number);

        assertThat(aborted.message()).isEqualTo("Failed");
        assertThat(aborted.cause()).isEqualTo("Aborted by admin");
        assertThat(SyncLab.get(lab.syncs.abort(number, "again")))
                .as("it does not run any more")
                .isFalse();
        lab.nightly();
        assertThat(row("UFC0")).isNotEmpty();
        assertThat(row("UFC59")).isNotEmpty();
    }

    @Test
    @Rule({"F12", "F13"})
    void aSyncThatTakesLongerThanItMayFails() {
        profile("UFD0");
        lab.engage.onPage(() -> lab.clock.advance(Duration.ofHours(6).plusMillis(1)));

        var late = lab.nightly();

        assertThat(late.message()).isEqualTo("Failed");
        assertThat(late.cause()).isEqualTo("The sync took longer than its time limit of PT6H");
        lab.engage.onPage(() -> {});
        lab.nightly();
        assertThat(row("UFD0")).isNotEmpty();
    }

    @Test
    @Rule({"O10", "O26", "F4"})
    void profilesThatLackARightAndTheirConnectionsEndWithTheMessageOfConfiguration() {
        profile("UFE0");
        connection("UFEC0", "UFE0");
        refuse(NO_RIGHT, "UFE0");

        var sync = lab.nightly();

        assertThat(sync.counts().held()).isEqualTo(1);
        assertThat(sync.message())
                .isEqualTo("Configuration errors exist for the Integration User. Please see log for more information.");
        refuse(BAD_DATA, "UFE0");
        assertThat(lab.nightly().message()).isEqualTo("Failed");
    }

    @Test
    @Rule({"B16", "D15"})
    void aConnectionOfALeavingUserEndsWhenEngageTellsSoAndItsProfileFollows() {
        var profile = profile("UFF0");
        var connection = connection("UFFC0", "UFF0");
        lab.nightly();
        night();
        lab.crm.users(new CrmUser("1001", "rep1", "Rita Reps"));
        assertThat(lab.nightly().counts().read()).as("nothing is concluded").isZero();
        assertThat(row("UFFC0")).containsEntry("active__v", true);
        put(connection.disconnected(now()));
        put(profile.connections(0, 0).changed(now()));

        lab.nightly();

        assertThat(row("UFFC0")).containsEntry("active__v", false);
        assertThat(row("UFF0")).containsEntry("connection_status__v", "not_connected__v");
    }

    @Test
    @Rule({"B16", "B15"})
    void aNewConnectionComesWithTheNextIncrementalSyncThoughItsProfileIsAsBefore() {
        profile("UFG0");
        lab.nightly();
        put(AConnection.of("UFGC0", "UFG0", now()));
        lab.crm.forgetCalls();
        lab.nightly();
        assertThat(lab.crm.sent()).containsExactly("UFGC0");
    }

    @Test
    @Rule("O17")
    void everyVaultHasItsOwnRowsAndItsOwnCounts() {
        var profile = AProfile.named("UFH0", now());
        put(profile);
        refuse(BAD_DATA, "UFH0");
        lab.nightly();
        try (var other = new SyncLab(syncline.lab.db.Database.memory("other-vault"))) {
            other.engage.put(profile.now());
            assertThat(other.sync(Trigger.SCHEDULED).message()).isEqualTo("Completed successfully");
            assertThat(other.crm.rows(CrmObject.PROFILE)).containsOnlyKeys("UFH0");
            assertThat(other.ledger.open(CrmObject.PROFILE)).isEmpty();
        }
        assertThat(open("UFH0")).hasSize(1);
        assertThat(row("UFH0")).isEmpty();
    }
}
