package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.AProfile;
import syncline.sync.WithLab;
import syncline.sync.ledger.OpenRecord;
import syncline.sync.ledger.Settlement;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.Scope;
import syncline.sync.rules.Trigger;
import syncline.sync.vault.CrmPort.Answer;

class RetriesTest extends WithLab {
    /** So many nights on which somebody else's record goes well. */
    private static void nights(int count) {
        for (int i = 0; i < count; i++) {
            somebodyElse();
            assertThat(lab.nightly().message()).isNotEqualTo("Failed");
        }
    }

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
    @Rule({"E4", "E5"})
    void afterTenNightlyFailuresARecordRestsUntilItChanges() {
        var profile = profile("F0");
        refuse(BAD_DATA, "F0");
        nights(9);
        assertThat(open("F0"))
                .singleElement()
                .satisfies(open -> assertThat(open.parked()).isFalse());
        lab.crm.forgetCalls();
        nights(1);
        assertThat(lab.crm.sent()).as("the tenth try").contains("F0");
        assertThat(open("F0"))
                .singleElement()
                .satisfies(open -> assertThat(open.parked()).isTrue());
        lab.crm.forgetCalls();

        nights(2);
        assertThat(lab.crm.sent()).as("no eleventh try").doesNotContain("F0");

        put(profile.title("Prof").changed(now()));
        nights(1);
        assertThat(lab.crm.sent()).as("back after a change").contains("F0");
        assertThat(open("F0"))
                .singleElement()
                .satisfies(open -> assertThat(open.failures()).isEqualTo(1));
    }

    @Test
    @Rule({"E16", "E17"})
    void aFullSyncTriesAParkedRecordOnceAndASuccessFreesIt() {
        profile("G0");
        refuse(BAD_DATA, "G0");
        nights(10);
        lab.crm.forgetCalls();
        night();
        somebodyElse();
        lab.sync(Trigger.MANUAL);
        assertThat(lab.crm.sent()).containsOnlyOnce("G0");
        assertThat(open("G0"))
                .singleElement()
                .satisfies(open -> assertThat(open.failures()).isEqualTo(10));
        refuse(BAD_DATA);
        night();
        assertThat(lab.sync(Trigger.MANUAL).message()).isEqualTo("Completed successfully");
        assertThat(open("G0")).isEmpty();
        assertThat(row("G0")).isNotEmpty();
    }

    @Test
    @Rule("E16")
    void tenSyncsOfNothingButFailuresMakeTheEleventhFull() {
        profile("H0");
        refuse(BAD_DATA, "H0");
        for (int i = 0; i < 10; i++) {
            var sync = lab.nightly();
            assertThat(sync.type()).isEqualTo(Scope.INCREMENTAL);
            assertThat(sync.message()).isEqualTo("Failed");
        }
        lab.crm.forgetCalls();
        assertThat(lab.nightly().type()).isEqualTo(Scope.FULL);
        assertThat(lab.crm.sent()).containsExactly("H0");
    }

    @Test
    @Rule({"E1", "E13"})
    void aConnectionWaitsForItsProfileWithoutAFailureOfItsOwn() {
        profile("I0");
        connection("IC0", "I0");
        refuse(BAD_DATA, "I0");
        nights(2);
        assertThat(lab.crm.sent()).doesNotContain("IC0");
        assertThat(open("IC0"))
                .singleElement()
                .satisfies(open -> assertThat(open.failures()).isZero());
        somebodyElse();
        var sync = lab.nightly();
        assertThat(sync.counts().held()).isEqualTo(1);
        assertThat(log(sync, true))
                .filteredOn(line -> line.externalId().equals("IC0"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.error()).extracting("type").isEqualTo("parent_profile_failed");
                    assertThat(line.failures()).isZero();
                });
        refuse(BAD_DATA);
        lab.nightly();
        assertThat(row("IC0")).containsEntry("active__v", true);
        assertThat(open("IC0")).isEmpty();
    }

    @Test
    @Rule({"E4", "E13"})
    void aNewConnectionOfAParkedProfileWithoutARowWaitsWithIt() {
        profile("J0");
        refuse(BAD_DATA, "J0");
        nights(10);
        connection("JC0", "J0");
        for (int night = 0; night < 12; night++) {
            var sync = lab.nightly();
            assertThat(sync.message()).isEqualTo("Completed successfully");
            assertThat(sync.counts().held()).isZero();
            assertThat(sync.counts().parked()).isPositive();
        }
        assertThat(lab.crm.sent()).doesNotContain("JC0");
        assertThat(open("JC0"))
                .singleElement()
                .satisfies(open -> assertThat(open.parked()).isFalse());
    }

    @Test
    @Rule({"E1", "E14"})
    void aConnectionIsWrittenWhenItsProfilesRowCouldOnlyNotBeUpdated() {
        var profile = profile("L0");
        lab.nightly();
        refuse(BAD_DATA, "L0");
        put(profile.title("Prof").changed(now()));
        connection("LC0", "L0");

        var sync = lab.nightly();

        assertThat(row("LC0")).containsEntry("to_engage_profile__vr.vexternal_id__v", "L0");
        assertThat(sync.counts().failed()).isEqualTo(1);
        assertThat(sync.counts().held()).isZero();
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

    @Test
    @Rule({"F3", "F5", "F8"})
    void mixedFailuresWithoutASuccessFailAndWithOneDoNot() {
        profile("O0");
        profile("O2");
        lab.crm.answer((object, id) -> switch (id) {
            case "O0" -> NO_RIGHT;
            case "O2" -> BAD_DATA;
            default -> null;
        });
        assertThat(lab.nightly().message()).isEqualTo("Failed");
        somebodyElse();
        assertThat(lab.nightly().message())
                .isEqualTo("Completed with errors. Please see Error log for more information");
    }

    @Test
    @Rule({"F7", "F20"})
    void theCountsAddUpToWhatWasReadAndTheLogsToWhatWasTried() {
        var parked = profile("Q0");
        var touched = profile("Q2");
        refuse(BAD_DATA, "Q0");
        nights(9);
        put(parked.changed(now()));
        lab.crm.answer((object, id) -> BAD_DATA);
        profile("Q4");
        connection("QC4", "Q4");
        assertThat(lab.nightly().message()).as("the watermark stays").isEqualTo("Failed");
        put(touched.changed(now()));
        profile("Q6");
        refuse(BAD_DATA, "Q4");

        var sync = lab.nightly();

        assertThat(sync.message()).isEqualTo("Completed with errors. Please see Error log for more information");
        var counts = sync.counts();
        assertThat(counts.written()).as("Q6").isEqualTo(1);
        assertThat(counts.unchanged()).as("Q2").isEqualTo(1);
        assertThat(counts.failed()).as("Q4").isEqualTo(1);
        assertThat(counts.held()).as("QC4").isEqualTo(1);
        assertThat(counts.parked()).as("Q0").isEqualTo(1);
        assertThat(counts.read()).isEqualTo(5);
        assertThat(log(sync, false)).extracting("externalId").containsExactlyInAnyOrder("Q2", "Q6");
        assertThat(log(sync, true)).extracting("externalId").containsExactlyInAnyOrder("Q4", "QC4");
    }

    @Test
    @Rule("C21")
    void aRowTheCrmHoldsAlreadyCountsAsUnchanged() {
        profile("R0");
        lab.crm.answer((object, id) -> new Answer.NoChange("VR0"));
        var sync = lab.nightly();
        assertThat(sync.counts().unchanged()).isEqualTo(1);
        assertThat(sync.counts().written()).isZero();
        assertThat(sync.message()).isEqualTo("Completed successfully");
    }

    /** As after a crash between the journal, which knew more, and the ledger. */
    private static void listAs(OpenRecord open) {
        lab.ledger.record(1, List.of(new Settlement(open.object(), open.externalId(), null, true, open)));
    }

    @Test
    @Rule({"E3", "E13"})
    void aListThatMissedASuccessIsPutRightByTheNextSync() {
        profile("S0");
        var sync = lab.nightly();
        listAs(new OpenRecord(CrmObject.PROFILE, "S0", 3, false, sync.number(), false));
        connection("SC0", "S0");

        lab.nightly();

        assertThat(open("S0")).isEmpty();
        assertThat(row("SC0")).as("not held: its profile has a row").isNotEmpty();
        assertThat(lab.nightly().counts().read()).isZero();
    }

    @Test
    @Rule("E4")
    void aListThatMissedTheParkingIsPutRightByTheNextSync() {
        profile("T0");
        refuse(BAD_DATA, "T0");
        nights(10);
        listAs(new OpenRecord(CrmObject.PROFILE, "T0", 9, false, 1, false));
        nights(1);
        assertThat(open("T0"))
                .singleElement()
                .satisfies(open -> assertThat(open.parked()).isTrue());
        somebodyElse();
        assertThat(lab.nightly().counts().parked()).as("not asked for any more").isZero();
    }

    @Test
    @Rule({"B7", "D13"})
    void aListThatMissedALeavingOfScopeIsPutRightByTheNextSync() {
        var profile = profile("U0");
        refuse(BAD_DATA, "U0");
        nights(1);
        put(profile.deleted(now()).changed(now()));
        nights(1);
        assertThat(open("U0")).isEmpty();
        listAs(new OpenRecord(CrmObject.PROFILE, "U0", 1, false, 1, false));
        nights(1);
        assertThat(open("U0")).isEmpty();
    }
}
