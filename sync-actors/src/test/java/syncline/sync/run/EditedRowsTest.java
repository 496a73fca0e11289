package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.sync.FakeCrm.Question.EDITED;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.lab.db.Database;
import syncline.sync.AProfile;
import syncline.sync.SyncLab;
import syncline.sync.WithLab;
import syncline.sync.ledger.LogEntry;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.FailureClass;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.RuleSettings.ManualEdit;
import syncline.sync.rules.Trigger;

class EditedRowsTest extends WithLab {
    @Test
    @Rule({"C37", "C38", "E4"})
    void aRowThatSomebodyEditedIsNotWrittenAndItsRecordFails() {
        var edited = profile("EDA0");
        var other = profile("EDA2");
        lab.nightly();
        lab.crm.edit(CrmObject.PROFILE, "EDA0", "title__v", "Sir");
        put(edited.title("Prof").changed(now()));
        put(other.title("Prof").changed(now()));

        var sync = lab.nightly();

        assertThat(row("EDA0")).containsEntry("title__v", "Sir");
        assertThat(row("EDA2")).containsEntry("title__v", "Prof");
        assertThat(log(sync, true)).singleElement().satisfies(line -> {
            assertThat(line.externalId()).isEqualTo("EDA0");
            assertThat(line.error())
                    .isEqualTo(new LogEntry.Failure(
                            "manual_edit", "row was changed outside the sync", FailureClass.RECORD));
            assertThat(line.failures()).isEqualTo(1);
        });
        assertThat(open("EDA0"))
                .singleElement()
                .satisfies(open -> assertThat(open.failures()).isEqualTo(1));
    }

    @Test
    @Rule("C38")
    void anEditIsNoticedOnlyWhenTheSyncWantsToChangeTheRow() {
        profile("EDB0");
        lab.nightly();
        lab.crm.edit(CrmObject.PROFILE, "EDB0", "title__v", "Sir");
        night();
        assertThat(lab.sync(Trigger.MANUAL).message()).isEqualTo("Completed successfully");
        assertThat(row("EDB0")).containsEntry("title__v", "Sir");
    }

    @Test
    @Rule("C38")
    void rowsAreLookedAtOnlyBeforeUpdates() {
        for (int i = 0; i < 20; i++) {
            profile("EDC" + i);
        }
        lab.nightly();
        assertThat(lab.crm.questions()).as("all new").doesNotContain(EDITED);
    }

    @Test
    @Rule("C38")
    void whereEditsCannotBeSeenRowsAreWrittenWithAWarning() {
        var profile = profile("EDD0");
        lab.nightly();
        lab.crm.edit(CrmObject.PROFILE, "EDD0", "title__v", "Sir");
        lab.crm.forbid(EDITED);
        put(profile.title("Prof").changed(now()));
        var sync = lab.nightly();
        assertThat(row("EDD0")).containsEntry("title__v", "Prof");
        assertThat(sync.warnings()).hasSize(1);
    }

    @Test
    @Rule("C38")
    void whereEditsAreOverwrittenNobodyLooksForThem() {
        var rules = RuleSettings.CHOSEN.but(other -> other.manualEdit = ManualEdit.OVERWRITE);
        try (var overwriting = new SyncLab(Database.memory(UUID.randomUUID().toString()), rules)) {
            var profile = AProfile.named("P0", SyncLab.START);
            overwriting.engage.put(profile.now());
            overwriting.sync(Trigger.SCHEDULED);
            overwriting.crm.edit(CrmObject.PROFILE, "P0", "title__v", "Sir");
            overwriting.engage.put(
                    profile.title("Prof").changed(overwriting.clock.instant()).now());
            assertThat(overwriting.nightly().message()).isEqualTo("Completed successfully");
            assertThat(overwriting.crm.rows(CrmObject.PROFILE).get("P0")).containsEntry("title__v", "Prof");
            assertThat(overwriting.crm.questions()).doesNotContain(EDITED);
        }
    }
}
