package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.sync.FakeEngage.connection;
import static syncline.sync.FakeEngage.profile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import syncline.lab.Rule;
import syncline.lab.db.TestDatabase;
import syncline.sync.SyncLab;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Scope;
import syncline.sync.rules.Trigger;

@ParameterizedClass
@EnumSource
class SyncTest {
    private final SyncLab lab;

    SyncTest(TestDatabase database) {
        lab = new SyncLab(database.empty());
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    @Rule({"A8", "C1", "F2", "B15"})
    void theFirstSyncIsFullAndWritesEveryRecord() {
        for (int i = 0; i < 1200; i++) {
            lab.engage.put(profile("P" + i, SyncLab.START.minusSeconds(5000 - i)));
            lab.engage.put(connection("C" + i, "P" + i, i % 2 == 0 ? "rep1" : "rep2", SyncLab.START.minusSeconds(1)));
        }

        var sync = lab.sync(Trigger.SCHEDULED);

        assertThat(sync.cause()).isNull();
        assertThat(sync.message()).isEqualTo("Completed successfully");
        assertThat(sync.type()).isEqualTo(Scope.FULL);
        assertThat(sync.counts().read()).isEqualTo(2400);
        assertThat(sync.counts().written()).isEqualTo(2400);
        assertThat(lab.crm.rows(CrmObject.PROFILE)).hasSize(1200);
        assertThat(lab.crm.rows(CrmObject.CONNECTION)).hasSize(1200);
    }
}
