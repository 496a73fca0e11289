package syncline.sync.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.FakeSignIn;
import syncline.sync.SyncLab;
import syncline.sync.WithLab;
import syncline.sync.http.StubServer;
import syncline.sync.vault.CrmSignIn.Answer;
import syncline.sync.vault.IntegrationUser.NotValidated;
import syncline.sync.vault.IntegrationUser.Standing;

class IntegrationUserTest extends WithLab {
    private final FakeSignIn crm = new FakeSignIn();
    private final IntegrationUser user = new IntegrationUser(crm, "sync@integration", "right");
    private final StubServer vault = new StubServer();

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    @Rule({"A22", "F9"})
    void credentialsThatNobodyValidatedLetNoCallThrough() {
        assertThat(user.standing()).isEqualTo(new Standing("sync@integration", false, "They were never validated."));
        assertThat(user.zone()).isEmpty();
        var target = new VaultCrm(
                lab.system, vault.uri(), user, new VaultSignIn(lab.system, vault.uri()), (took, records) -> {});
        assertThatThrownBy(() -> SyncLab.get(target.users()))
                .hasCauseInstanceOf(NotValidated.class)
                .hasMessageContaining("The credentials of the integration user sync@integration are not validated.")
                .hasMessageNotContaining("right");
        assertThat(vault.seen("/api/v24.3/auth")).isEmpty();
    }

    @Test
    @Rule({"A22", "A4"})
    void validateSignsInAndLearnsTheTimeZone() {
        assertThat(SyncLab.get(user.validate())).isEqualTo(new Standing("sync@integration", true, null));
        assertThat(user.zone()).contains(ZoneId.of("Europe/Berlin"));
        assertThat(user.credentials().username()).isEqualTo("sync@integration");
    }

    @Test
    @Rule("A23")
    void otherCredentialsAndTheSameAnewAreNotValidated() {
        SyncLab.get(user.validate());
        user.enter("sync@integration", "right");
        assertThat(user.standing().validated()).isFalse();
        SyncLab.get(user.validate());
        user.enter("sync@integration", "wrong");
        assertThat(SyncLab.get(user.validate()))
                .isEqualTo(
                        new Standing("sync@integration", false, "The CRM refused them: Invalid user name or password"));
        assertThatThrownBy(user::credentials).isInstanceOf(NotValidated.class).hasMessageContaining("The CRM refused");
    }

    @Test
    @Rule("A23")
    void aValidateCountsForTheCredentialsItTried() {
        var answer = new CompletableFuture<Answer>();
        var slow = new IntegrationUser((name, password) -> answer, "sync@integration", "right");
        var validated = slow.validate();
        slow.enter("sync@integration", "other");
        answer.complete(SyncLab.get(crm.signIn("sync@integration", "right")));
        assertThat(SyncLab.get(validated).validated()).isFalse();
        assertThat(slow.standing().validated()).isFalse();
    }

    @Test
    void aCrmThatIsDownValidatesNobody() {
        crm.down(true);
        assertThat(SyncLab.get(user.validate())).isEqualTo(new Standing("sync@integration", false, "The CRM is down"));
    }

    @Test
    @Rule({"A4", "A11"})
    void aSignInOverHttpTellsWhoItIs() {
        vault.on("/api/v24.3/auth", "{\"responseStatus\":\"SUCCESS\",\"sessionId\":\"S1\"}")
                .on("/api/v24.3/objects/users/me", """
                        {"responseStatus":"SUCCESS","users":[{"user":{"id":1,"user_name__v":"ada@vault",
                         "security_profile__v":"business admin","user_timezone__v":"Asia/Tokyo"}}]}""");
        var answer = SyncLab.get(new VaultSignIn(lab.system, vault.uri()).signIn("ada@vault", "secret"));
        assertThat(answer)
                .isEqualTo(new Answer.SignedIn(
                        new CrmSignIn.Person("ada@vault", "S1", "business admin", ZoneId.of("Asia/Tokyo"))));
        assertThat(vault.seen("/api/v24.3/objects/users/me").getFirst().session())
                .isEqualTo("S1");
        assertThat(answer.toString()).doesNotContain("S1");
    }

    @Test
    void aRefusalIsAnAnswerAndALimitIsNone() {
        vault.on(
                "/api/v24.3/auth",
                "{\"responseStatus\":\"FAILURE\",\"errors\":[{\"type\":\"INACTIVE_USER\",\"message\":\"The user is inactive\"}]}",
                "{\"responseStatus\":\"FAILURE\",\"errors\":[{\"type\":\"API_LIMIT_EXCEEDED\",\"message\":\"Too many\"}]}");
        var signIn = new VaultSignIn(lab.system, vault.uri());
        assertThat(SyncLab.get(signIn.signIn("ada", "secret"))).isEqualTo(new Answer.Refused("The user is inactive"));
        assertThatThrownBy(() -> SyncLab.get(signIn.signIn("ada", "secret")))
                .hasCauseInstanceOf(CrmUnavailable.class)
                .hasMessageContaining("API_LIMIT_EXCEEDED")
                .hasMessageNotContaining("secret");
    }
}
