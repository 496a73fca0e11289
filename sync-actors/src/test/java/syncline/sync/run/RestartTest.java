package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.lab.db.TestDatabase;
import syncline.sync.AProfile;
import syncline.sync.SyncLab;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Scope;
import syncline.sync.rules.Trigger;
import syncline.sync.run.CoordinatorCommand.BeginReply;
import syncline.sync.vault.CrmPort.Answer;

@ParameterizedClass
@EnumSource
class RestartTest {
    private final AProfile bad = AProfile.named("P0", SyncLab.START.minusSeconds(60));
    private final AProfile good = AProfile.named("P2", SyncLab.START.minusSeconds(60));

    private final Database database;

    RestartTest(TestDatabase databases) {
        database = databases.empty();
    }

    private SyncLab lab() {
        var lab = new SyncLab(database);
        lab.engage.put(bad.now());
        lab.engage.put(good.now());
        lab.crm.answer((object, id) -> id.equals("P0") ? new Answer.Refused("INVALID_DATA", "No") : null);
        return lab;
    }

    @Test
    @Rule({"E4", "F13", "F14", "A20", "E19"})
    void aNewProcessGoesOnWhereTheOldOneEndedOrBroke() {
        int interrupted;
        try (var lab = lab()) {
            lab.sync(Trigger.SCHEDULED);
            lab.nightly();
            assertThat(lab.ledger.open(CrmObject.PROFILE))
                    .singleElement()
                    .satisfies(open -> assertThat(open.failures()).isEqualTo(2));

            lab.clock.advance(Duration.ofDays(1));
            lab.engage.put(good.title("Prof")
                    .changed(lab.clock.instant().minusSeconds(60))
                    .now());
            lab.crm.forgetCalls();
            lab.crm.holdAnswers();
            interrupted = ((BeginReply.Begun) SyncLab.get(lab.syncs.begin(Trigger.SCHEDULED))).number();
            Awaitility.await().until(() -> lab.crm.sent().contains("P2"));
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
