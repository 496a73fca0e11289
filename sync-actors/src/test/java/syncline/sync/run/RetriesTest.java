package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.AProfile;
import syncline.sync.WithLab;
import syncline.sync.ledger.OpenRecord;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Scope;

/** What failed is tried again, each record once and in its order. */
class RetriesTest extends WithLab {
    @Test
    @Rule({"A7", "C21", "B15"})
    void anIncrementalSyncReadsChangesAndRetriesAlone() {
        profile("A0");
        profile("A2");
        profile("A4");
        refuse(BAD_DATA, "A4");
        lab.nightly();
        lab.crm.forgetCalls();
        night();
        put(profile("A2").title("Prof").changed(now()));

        var sync = lab.nightly();

        assertThat(sync.type()).isEqualTo(Scope.INCREMENTAL);
        assertThat(lab.crm.sent()).containsExactlyInAnyOrder("A2", "A4");
        assertThat(sync.counts().read()).isEqualTo(2);
    }

    @Test
    @Rule({"E2", "E3"})
    void whatFailedIsTriedByTheNextSyncAndASuccessEndsIt() {
        profile("B0");
        refuse(BAD_DATA, "B0");
        somebodyElse();
        lab.nightly();
        assertThat(open("B0"))
                .singleElement()
                .satisfies(open -> assertThat(open.failures()).isEqualTo(1));
        refuse(BAD_DATA);

        var healed = lab.nightly();
        var after = lab.nightly();

        assertThat(healed.counts().written()).isEqualTo(1);
        assertThat(row("B0")).containsEntry("first_name__v", "Ada");
        assertThat(open("B0")).isEmpty();
        assertThat(after.counts().read()).isZero();
    }

    @Test
    @Rule({"E10", "E11", "E9", "O9"})
    void aRetryOfAChangedRecordIsOneTryWithTheStateOfNow() {
        var profile = profile("C0");
        refuse(BAD_DATA, "C0");
        somebodyElse();
        lab.nightly();
        put(profile.title("Prof").changed(now()));
        refuse(BAD_DATA);
        lab.crm.forgetCalls();

        lab.nightly();

        assertThat(lab.crm.sent()).containsExactly("C0");
        assertThat(row("C0")).containsEntry("title__v", "Prof");
    }

    @Test
    @Rule({"E9", "E11"})
    void aSyncTriesARecordOnceThoughItIsDueAndChangedAndFailsAgain() {
        var profile = profile("D0");
        refuse(BAD_DATA, "D0");
        somebodyElse();
        lab.nightly();
        put(profile.title("Prof").changed(now()));
        lab.crm.forgetCalls();

        somebodyElse();
        var sync = lab.nightly();

        assertThat(lab.crm.sent()).containsOnlyOnce("D0");
        assertThat(open("D0"))
                .containsExactly(new OpenRecord(CrmObject.PROFILE, "D0", 2, false, sync.number() - 1, false));
    }

    @Test
    @Rule({"E12", "O9"})
    void firstComeRetriesByAgeThenChangesByTimeAndProfilesBeforeConnections() {
        // All in one partition: the sum of an id's characters is even.
        profile("P8");
        connection("K8", "P8");
        refuse(BAD_DATA, "P8", "P6", "P4", "K0");
        somebodyElse();
        lab.nightly();
        profile("P6");
        profile("P4");
        profile("P0");
        connection("K0", "P0");
        somebodyElse();
        lab.nightly();
        var early = now();
        night();
        var late = now();
        var changed = IntStream.range(0, 60).mapToObj(i -> "P" + (1000 + 2 * i)).toList();
        var sameSlice = changed.stream().filter(id -> id.hashCode() % 2 == 0).toList();
        sameSlice.forEach(id -> lab.engage.put(AProfile.named(id, id.endsWith("4") ? early.plusSeconds(1) : late)
                .now()));
        connection("K2", "P0");
        lab.crm.forgetCalls();
        refuse(BAD_DATA);

        lab.nightly();

        var firstChanged = sameSlice.stream().filter(id -> id.endsWith("4")).toList();
        var lastChanged = sameSlice.stream().filter(id -> !id.endsWith("4")).toList();
        assertThat(lab.crm.sent())
                .startsWith("P8", "P4", "P6")
                .containsSubsequence(firstChanged)
                .containsSubsequence(lastChanged)
                .containsSubsequence(List.of(firstChanged.getLast(), lastChanged.getFirst()))
                .endsWith("K8", "K0", "K2")
                .hasSize(6 + sameSlice.size());
    }

    @Test
    @Rule("E18")
    void oneBadRecordInABatchHarmsNoOther() {
        for (int i = 0; i < 500; i++) {
            profile("M%04d".formatted(2 * i));
        }
        refuse(BAD_DATA, "M0500");

        var sync = lab.nightly();

        assertThat(sync.counts().written()).isEqualTo(499);
        assertThat(sync.counts().failed()).isEqualTo(1);
        assertThat(lab.crm.calls()).anyMatch(call -> call.records().size() > 200);
        assertThat(row("M0498")).isNotEmpty();
        assertThat(row("M0500")).isEmpty();
    }

    @Test
    @Rule({"E7", "F4", "A20"})
    void missingRightsAreTriedEveryNightAndNeverPark() {
        var profile = profile("N0");
        lab.nightly();
        put(profile.title("Prof").changed(now()));
        refuse(NO_RIGHT, "N0");
        for (int i = 0; i < 12; i++) {
            assertThat(lab.nightly().message())
                    .isEqualTo(
                            "Configuration errors exist for the Integration User. Please see log for more information.");
        }
        assertThat(open("N0"))
                .singleElement()
                .satisfies(open -> assertThat(open.failures()).isZero());
        refuse(NO_RIGHT);
        assertThat(lab.nightly().message()).isEqualTo("Completed successfully");
        assertThat(row("N0")).containsEntry("title__v", "Prof");
    }
}
