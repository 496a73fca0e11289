package syncline.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.WithLab;
import syncline.sync.ledger.OpenRecord;
import syncline.sync.ledger.Settlement;
import syncline.sync.rules.CrmObject;

/** A list of retries that is behind the journal, as after a crash between the two. */
class RetryListTest extends WithLab {
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
