package syncline.sync.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.lab.LabClock;
import syncline.lab.Rule;
import syncline.sync.FakeSignIn;
import syncline.sync.SyncLab;
import syncline.sync.admin.Admins.Admission;

class AdminsTest {
    private final FakeSignIn crm = new FakeSignIn();
    private final LabClock clock = LabClock.over(Clock.fixed(SyncLab.START, ZoneOffset.UTC));
    private final Admins admins = new Admins(crm, clock);

    private Admission admit(String username, String password) {
        return SyncLab.get(admins.admit(username, password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@admin", "sy@system"})
    @Rule("A11")
    void adminsOfTheCrmComeIn(String username) {
        assertThat(admit(username, "right"))
                .isInstanceOfSatisfying(
                        Admission.Admitted.class,
                        admitted -> assertThat(admitted.person().username()).isEqualTo(username));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rita@reps", "sync@integration"})
    @Rule("A11")
    void otherUsersAreTurnedAwayWithASentence(String username) {
        assertThat(admit(username, "right"))
                .isInstanceOfSatisfying(
                        Admission.Forbidden.class,
                        forbidden -> assertThat(forbidden.why())
                                .startsWith(username + " is \"")
                                .endsWith("only a business admin or a system administrator may do this."));
    }

    @Test
    @Rule("A11")
    void strangersAreUnknownAndNothingSaysTheirPassword() {
        assertThat(admit("ada@admin", "wrong-password"))
                .isInstanceOfSatisfying(
                        Admission.Unknown.class,
                        unknown -> assertThat(unknown.why())
                                .contains("ada@admin", "Invalid user name or password")
                                .doesNotContain("wrong-password"));
    }

    @Test
    @Rule("N2")
    void oneSignInServesManyCallsAndTheNextComesAfterTenMinutes() {
        IntStream.range(0, 100).forEach(i -> admit("ada@admin", "right"));
        clock.advance(Admins.GOOD_FOR.minusMillis(1));
        admit("ada@admin", "right");
        assertThat(crm.asked()).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        admit("ada@admin", "right");
        assertThat(crm.asked()).isEqualTo(2);
    }

    @Test
    void aWrongPasswordIsAskedForEachTimeAndOpensNothing() {
        admit("ada@admin", "right");
        assertThat(admit("ada@admin", "wrong")).isInstanceOf(Admission.Unknown.class);
        assertThat(admit("ada@admi", "nright")).isInstanceOf(Admission.Unknown.class);
        assertThat(admit("ada@admin", "wrong")).isInstanceOf(Admission.Unknown.class);
        assertThat(crm.asked()).isEqualTo(4);
    }

    @Test
    void whileTheCrmIsDownWhoWasLetInStaysAndNobodyNewComes() {
        admit("ada@admin", "right");
        crm.down(true);
        clock.advance(Duration.ofDays(1));
        assertThat(admit("ada@admin", "right")).isInstanceOf(Admission.Admitted.class);
        assertThat(admit("sy@system", "right")).isEqualTo(new Admission.Undecided("The CRM is down"));
        crm.down(false);
        assertThat(admit("sy@system", "right")).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void onlySoManyAreRemembered() {
        IntStream.rangeClosed(0, Admins.MOST).forEach(i -> admit(i + "@admin", "right"));
        int asked = crm.asked();
        admit(Admins.MOST + "@admin", "right");
        assertThat(crm.asked()).isEqualTo(asked);
        admit("0@admin", "right");
        assertThat(crm.asked()).as("the first one was forgotten").isEqualTo(asked + 1);
    }
}
