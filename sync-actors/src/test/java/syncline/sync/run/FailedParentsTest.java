package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.WithLab;

/** Connections of profiles that failed. */
class FailedParentsTest extends WithLab {
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
}
