package syncline.engage.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.engage.population.User;
import syncline.lab.LabClock;
import syncline.lab.Rule;
import syncline.lab.db.Database;

class SignInsTest {
    private static final String REP = "rep00001@syncline.example";

    private final Directory directory = Directory.open(
            Database.memory("s" + UUID.randomUUID()),
            Population.seeded(new PopulationSize(20, 300, 200, 330), 42, "syncline", "lab"),
            "syncline",
            "lab",
            LabClock.over(Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC)));
    private final SignIns signIns = new SignIns(directory);

    @AfterEach
    void close() {
        directory.close();
    }

    private ProfileView testHcp(String email) {
        return view(Objects.requireNonNull(signIns.signIn(email).testHcp()));
    }

    private ProfileView view(Dossier dossier) {
        return directory.view(dossier, "syncline");
    }

    @Test
    @Rule("B13")
    void theFirstSignInOfAnEndUserMakesATestHcpConnectedWithThemAndWithoutAnAccount() {
        var signedIn = signIns.signIn("REP00001@syncline.example");
        var dossier = Objects.requireNonNull(signedIn.testHcp());
        var user = directory.user(REP);
        assertThat(signedIn.isNew()).isTrue();
        assertThat(dossier.profile().testHcpOf()).isEqualTo(REP);
        assertThat(dossier.profile().name()).isEqualTo(user.firstName() + " " + user.lastName());
        assertThat(view(dossier).account()).isNull();
        assertThat(view(dossier).vaultConnections()).isEqualTo(1);
        assertThat(dossier.connections())
                .singleElement()
                .satisfies(c -> assertThat(c.username()).isEqualTo(REP))
                .satisfies(c -> assertThat(c.active()).isTrue());
    }

    @Test
    @Rule("B13")
    void theSecondSignInMakesNone() {
        var first = signIns.signIn(REP);
        assertThat(signIns.signIn(REP)).isEqualTo(new SignIns.SignedIn(first.testHcp(), false));
        String id = Objects.requireNonNull(first.testHcp()).profile().id();
        directory.delete(id);
        assertThat(signIns.signIn(REP).isNew()).isFalse();
        assertThat(testHcp("rep00002@syncline.example").id()).isNotEqualTo(id);
    }

    @Test
    @Rule("B13")
    void anEmailOfSeveralActiveEndUsersOrOfNoneMakesNone() {
        directory.add(new User("twin@x", "T", "T", REP, "sister-vault", "lab"));
        assertThat(signIns.signIn(REP)).isEqualTo(new SignIns.SignedIn(null, false));
        directory.activate("twin@x", false);
        assertThat(signIns.signIn(REP).isNew()).isTrue();
        directory.activate("rep00003@syncline.example", false);
        assertThatThrownBy(() -> signIns.signIn("rep00003@syncline.example"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("No active end user");
        directory.activate("rep00003@syncline.example", true);
        assertThat(signIns.signIn("rep00003@syncline.example").isNew()).isTrue();
    }

    @Test
    @Rule("B14")
    void aTestHcpGetsAnAccountByHandAlone() {
        var test = testHcp(REP);
        directory.connect(test.id(), "rep00002@syncline.example", "V4S000000000007");
        assertThat(testHcp(REP).vaultConnections()).isEqualTo(2);
        assertThat(testHcp(REP).account()).isNull();
        directory.edit(test.id(), e -> e.account("syncline", "V4S000000000008"));
        assertThat(testHcp(REP).account()).isEqualTo("V4S000000000008");
        LabChanges.make(directory, 1, new LabChanges.Counts(0, 0, 0, 40, 0, 0));
        try (var snapshot = directory.snapshot()) {
            assertThat(view(snapshot.dossiers(List.of(test.id())).getFirst()).account())
                    .isEqualTo("V4S000000000008");
        }
    }
}
