package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.sync.AProfile;
import syncline.sync.SyncLab;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Scope;
import syncline.sync.rules.Trigger;
import syncline.sync.run.CoordinatorCommand.BeginReply;
import syncline.sync.vault.CrmPort.Answer;

class RestartTest {
    private static final AProfile BAD = AProfile.named("P0", SyncLab.START.minusSeconds(60));
    private static final AProfile GOOD = AProfile.named("P2", SyncLab.START.minusSeconds(60));

    private final Database database = Database.memory(UUID.randomUUID().toString());

    private SyncLab lab() {
        var lab = new SyncLab(database);
        lab.engage.put(BAD.now());
        lab.engage.put(GOOD.now());
        lab.crm.answer((object, id) -> id.equals("P0") ? new Answer.Refused("INVALID_DATA", "No") : null);
        return lab;
    }

    @Test
    @Rule({"E4", "F13", "F14", "A20"})
    void aNewProcessGoesOnWhereTheOldOneEndedOrBroke() {
        int interrupted;
        try (var lab = lab()) {
            lab.sync(Trigger.SCHEDULED);
            lab.nightly();
            assertThat(lab.ledger.open(CrmObject.PROFILE))
                    .singleElement()
                    .satisfies(open -> assertThat(open.failures()).isEqualTo(2));

            lab.clock.advance(Duration.ofDays(1));
            lab.engage.put(GOOD.title("Prof")
                    .changed(lab.clock.instant().minusSeconds(60))
                    .now());
            lab.crm.holdAnswers();
            interrupted = ((BeginReply.Begun) SyncLab.get(lab.syncs.begin(Trigger.SCHEDULED))).number();
            Awaitility.await().until(() -> lab.crm.calls().size() > 2);
        }

        try (var lab = lab()) {
            lab.clock.advance(Duration.ofDays(2));
            assertThat(lab.finished(interrupted).message()).isEqualTo("Failed");
            assertThat(SyncLab.get(lab.syncs.shown()))
                    .extracting(SyncRecord::number)
                    .containsExactly(3, 2, 1);

            lab.crm.forgetCalls();
            var next = lab.nightly();

            assertThat(next.type()).isEqualTo(Scope.INCREMENTAL);
            assertThat(next.message()).isEqualTo("Completed with errors. Please see Error log for more information");
            assertThat(lab.crm.sent()).containsExactlyInAnyOrder("P0", "P2");
            assertThat(lab.crm.rows(CrmObject.PROFILE).get("P2"))
                    .as("all fields, because nobody knows what the broken sync left")
                    .containsEntry("title__v", "Prof")
                    .containsEntry("last_name__v", "Osler");
            assertThat(lab.ledger.open(CrmObject.PROFILE))
                    .singleElement()
                    .satisfies(open -> assertThat(open.failures())
                            .as("the broken sync counts no failure")
                            .isEqualTo(3));
        }
    }
}
