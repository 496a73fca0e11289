package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.WithLab;
import syncline.sync.rules.Scope;
import syncline.sync.rules.Trigger;

/** What failed too often rests, and what brings it back. */
class ParkingTest extends WithLab {
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
}
