package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.lab.Rule;
import syncline.sync.AProfile;
import syncline.sync.WithLab;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Scope;
import syncline.sync.rules.Trigger;

class FailedSyncsTest extends WithLab {
    private static void heals(SyncRecord failed, String... ids) {
        var sync = lab.nightly();
        assertThat(sync.message()).isEqualTo("Completed successfully");
        assertThat(sync.type()).isEqualTo(Scope.INCREMENTAL);
        assertThat(sync.number()).isEqualTo(failed.number() + 1);
        for (String id : ids) {
            assertThat(row(id)).as(id).isNotEmpty();
        }
    }

    @Test
    @Rule({"F5", "F6", "F11", "A20", "E8"})
    void aCrmThatIsDownFailsTheSyncAndLosesNothing() {
        profile("FSA0");
        lab.crm.down(true);

        var failed = lab.nightly();

        assertThat(failed.message()).isEqualTo("Failed");
        assertThat(failed.cause()).isEqualTo("The CRM is down");
        assertThat(row("FSA0")).isEmpty();
        assertThat(open("FSA0")).isEmpty();
        lab.crm.down(false);
        heals(failed, "FSA0");
    }

    @Test
    @Rule({"F13", "A20", "E8"})
    void whatWasWrittenBeforeTheCrmWentDownStaysAndTheRestFollows() {
        IntStream.range(0, 3000).forEach(i -> profile("FSB%05d".formatted(2 * i)));
        lab.crm.downAfter(2);

        var failed = lab.nightly();

        assertThat(failed.message()).isEqualTo("Failed");
        var written = lab.crm.rows(CrmObject.PROFILE).keySet().stream()
                .filter(id -> id.startsWith("FSB0"))
                .toList();
        assertThat(written).hasSizeBetween(500, 1000);
        lab.crm.down(false);
        heals(failed, "FSB00000", "FSB00002", "FSB05998");
        assertThat(lab.nightly().counts().read()).isZero();
    }

    @Test
    @Rule({"F5", "F10", "A20"})
    void anEngageThatIsDownFailsTheSync() {
        profile("FSC0");
        lab.engage.down(true);

        var failed = lab.nightly();

        assertThat(failed.message()).isEqualTo("Failed");
        assertThat(failed.cause()).isEqualTo("Engage is down");
        lab.engage.down(false);
        heals(failed, "FSC0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    @Rule("A7")
    void theSizeOfEngagesPagesChangesNothing(int pageSize) {
        lab.engage.pageSize(pageSize);
        IntStream.range(0, 20).forEach(i -> profile("FSD" + pageSize + "x" + i));
        assertThat(lab.nightly().counts().written()).isEqualTo(20);
    }

    @Test
    @Rule({"A19", "C21", "O22"})
    void aChangeOfTheMomentTheLastSyncStartedIsReadAgainWithoutHarm() {
        night();
        var start = now();
        put(AProfile.named("FSE0", start));
        lab.sync(Trigger.SCHEDULED);
        put(AProfile.named("FSE2", start));
        lab.crm.forgetCalls();

        var sync = lab.nightly();

        assertThat(lab.crm.sent()).containsExactly("FSE2");
        assertThat(sync.counts().unchanged()).as("FSE0").isEqualTo(1);
        assertThat(lab.nightly().counts().read()).as("the moment has passed").isZero();
    }
}
