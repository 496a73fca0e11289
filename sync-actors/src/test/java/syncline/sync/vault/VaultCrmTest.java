package syncline.sync.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.sync.SyncLab;
import syncline.sync.WithLab;
import syncline.sync.http.StubServer;
import syncline.sync.http.StubServer.Seen;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmUser;
import syncline.sync.vault.CrmPort.Answer;
import syncline.sync.vault.CrmSignIn.Answer.SignedIn;
import syncline.sync.vault.CrmSignIn.Person;

class VaultCrmTest extends WithLab {
    private static final String PASSWORD = "open-sesame";
    private static final String AUTH = "/api/v24.3/auth";
    private static final String QUERY = "/api/v24.3/query";
    private static final String PROFILES = "/api/v24.3/vobjects/engage_profile__v";
    private static final String LOST_SESSION =
            "{\"responseStatus\":\"FAILURE\",\"errors\":[{\"type\":\"INVALID_SESSION_ID\",\"message\":\"Gone\"}]}";
    private static final String ONE_WRITTEN =
            "{\"responseStatus\":\"SUCCESS\",\"data\":[{\"responseStatus\":\"SUCCESS\",\"data\":{\"id\":\"V1\"}}]}";

    private final StubServer vault = new StubServer();
    private final List<Duration> calls = new ArrayList<>();
    private final VaultCrm crm = crm(vault.uri());

    private VaultCrm crm(URI base) {
        var user = new IntegrationUser(
                (name, password) -> CompletableFuture.completedFuture(
                        new SignedIn(new Person(name, "S0", "integration", ZoneOffset.UTC))),
                "sync@vault",
                PASSWORD);
        SyncLab.get(user.validate());
        return new VaultCrm(
                lab.system, base, user, new VaultSignIn(lab.system, base), (took, records) -> calls.add(took));
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private static String session(String id) {
        return "{\"responseStatus\":\"SUCCESS\",\"sessionId\":\"" + id + "\"}";
    }

    private List<Answer> write(int records) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < records; i++) {
            var record = new LinkedHashMap<String, @Nullable Object>();
            record.put("vexternal_id__v", "P" + i);
            record.put("title__v", null);
            record.put("engage_signup_datetime__v", Instant.parse("2026-03-01T02:00:00Z"));
            all.add(record);
        }
        return SyncLab.get(crm.upsert(CrmObject.PROFILE, all));
    }

    private AbstractThrowableAssert<?, ?> assertWriteFails() {
        return assertThatThrownBy(() -> write(1))
                .hasCauseInstanceOf(CrmUnavailable.class)
                .cause()
                .hasMessageStartingWith("The CRM at " + vault.uri() + " does not answer as it should: ")
                .hasMessageNotContaining(PASSWORD);
    }

    @Test
    void signsInOnceForAllCalls() {
        vault.on(AUTH, session("S1")).on(PROFILES, ONE_WRITTEN);
        write(1);
        write(1);
        assertThat(vault.seen(AUTH))
                .singleElement()
                .extracting(Seen::body)
                .isEqualTo("username=sync%40vault&password=" + PASSWORD);
        assertThat(vault.seen(PROFILES)).extracting(Seen::session).containsExactly("S1", "S1");
        assertThat(calls).hasSize(2);
    }

    @Test
    void signsInAgainWhenTheSessionIsGone() {
        vault.on(AUTH, session("S1"), session("S2")).on(PROFILES, LOST_SESSION, ONE_WRITTEN);
        assertThat(write(1)).containsExactly(new Answer.Written("V1"));
        assertThat(vault.seen(PROFILES)).extracting(Seen::session).containsExactly("S1", "S2");
    }

    @Test
    void doesNotSignInForEverWhenNoSessionHolds() {
        vault.on(AUTH, session("S1")).on(PROFILES, LOST_SESSION);
        assertWriteFails().hasMessageContaining("INVALID_SESSION_ID");
        assertThat(vault.seen(PROFILES)).hasSize(2);
    }

    @Test
    @Rule({"C1", "C35"})
    void anUpsertNamesItsKeyClearsWithNullAndWritesTimesInMilliseconds() {
        vault.on(AUTH, session("S1")).on(PROFILES, ONE_WRITTEN);
        write(1);
        var request = vault.seen(PROFILES).getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.query()).isEqualTo("idParam=vexternal_id__v");
        assertThat(request.body())
                .isEqualTo("[{\"vexternal_id__v\":\"P0\",\"title__v\":null,"
                        + "\"engage_signup_datetime__v\":\"2026-03-01T02:00:00.000Z\"}]");
    }

    @Test
    @Rule({"J10", "J26"})
    void anActivityIsFoundByItsHitAndOneWithoutItsInviteIsAbsent() {
        String activities = "/api/v24.3/vobjects/message_activity__v";
        vault.on(AUTH, session("S1")).on(activities, """
                        {"responseStatus":"WARNING","data":[
                          {"responseStatus":"SUCCESS","event":"created","data":{"id":"V7A1"}},
                          {"responseStatus":"FAILURE","errors":[
                            {"type":"INVALID_DATA","message":"The resource [EL2] does not exist"}]},
                          {"responseStatus":"FAILURE","errors":[
                            {"type":"INVALID_DATA","message":"The resource [EL2] does not exist"}]}]}""");
        var records = Stream.of("EL1", "EL2", "EL3")
                .map(link -> {
                    var record = new LinkedHashMap<String, @Nullable Object>();
                    record.put("vexternal_id__v", "H" + link);
                    record.put("sent_message__vr.vexternal_id__v", link);
                    return (Map<String, @Nullable Object>) record;
                })
                .toList();
        assertThat(SyncLab.get(crm.upsertActivities(records)))
                .containsExactly(
                        new Answer.Written("V7A1"),
                        new Answer.Absent(),
                        new Answer.Refused("INVALID_DATA", "The resource [EL2] does not exist"));
        assertThat(vault.seen(activities)).extracting(Seen::query).containsExactly("idParam=vexternal_id__v");
    }

    @Test
    @Rule({"E18", "C21"})
    void everyRecordHasItsOwnAnswer() {
        vault.on(AUTH, session("S1")).on(PROFILES, """
                        {"responseStatus":"WARNING","data":[
                          {"responseStatus":"SUCCESS","event":"created","data":{"id":"V1","url":"/x"}},
                          {"responseStatus":"WARNING","data":{"id":"V2"},"warnings":[{"warning_type":"NO_DATA_CHANGES"}]},
                          {"responseStatus":"FAILURE","errors":[{"type":"INVALID_DATA","message":"Too long"}]},
                          {"responseStatus":"FAILURE"}]}""");
        assertThat(write(4))
                .containsExactly(
                        new Answer.Written("V1"),
                        new Answer.NoChange("V2"),
                        new Answer.Refused("INVALID_DATA", "Too long"),
                        new Answer.Refused("UNEXPECTED_ERROR", "The CRM gave no reason"));
    }

    @Test
    @Rule("F11")
    void aCallRefusedAsAWholeEndsTheSyncWithTheReason() {
        vault.on(AUTH, session("S1"))
                .on(
                        PROFILES,
                        "{\"responseStatus\":\"FAILURE\",\"errors\":"
                                + "[{\"type\":\"API_LIMIT_EXCEEDED\",\"message\":\"Too many calls\"}]}");
        assertWriteFails().hasMessageContaining("a write of 1 records was answered as a whole");
        assertWriteFails().hasMessageContaining("API_LIMIT_EXCEEDED").hasMessageContaining("Too many calls");
    }

    @Test
    void anAnswerForFewerRecordsThanWereSentIsNoAnswer() {
        vault.on(AUTH, session("S1")).on(PROFILES, ONE_WRITTEN);
        assertThatThrownBy(() -> write(2)).hasCauseInstanceOf(CrmUnavailable.class);
        assertThat(write(1)).hasSize(1);
    }

    @Test
    void wrongCredentialsAreNamedWithoutThePassword() {
        vault.on(
                AUTH,
                "{\"responseStatus\":\"FAILURE\",\"errors\":"
                        + "[{\"type\":\"USERNAME_OR_PASSWORD_INCORRECT\",\"message\":\"No\"}]}");
        assertWriteFails()
                .hasMessageContaining("the integration user sync@vault cannot sign in")
                .hasMessageContaining("USERNAME_OR_PASSWORD_INCORRECT");
        assertThat(vault.seen(PROFILES)).isEmpty();
    }

    @Test
    void signsInAnewAfterASignInThatFailed() {
        vault.on(AUTH, "{\"responseStatus\":\"FAILURE\"}", session("S1")).on(PROFILES, ONE_WRITTEN);
        assertWriteFails();
        assertThat(write(1)).hasSize(1);
    }

    @Test
    @Rule("E9")
    void aCallThatFailsOnItsWayIsMadeThreeTimesAtMost() {
        vault.on(AUTH, session("S1"))
                .on(PROFILES, new StubServer.Answer(500, "oops", false))
                .on(PROFILES, new StubServer.Answer(503, "", false))
                .on(PROFILES, ONE_WRITTEN);
        assertThat(write(1)).containsExactly(new Answer.Written("V1"));
        assertThat(vault.seen(PROFILES)).hasSize(3);
    }

    @Test
    @Rule("E9")
    void theThirdServerErrorIsTheLast() {
        vault.on(AUTH, session("S1")).on(PROFILES, new StubServer.Answer(503, "", false));
        assertWriteFails().hasMessageContaining("POST " + PROFILES + " was answered with HTTP status 503");
        assertThat(vault.seen(PROFILES)).hasSize(3);
    }

    @Test
    void whatIsNoJsonIsNamed() {
        vault.on(AUTH, session("S1")).on(PROFILES, "<html>maintenance</html>");
        assertWriteFails()
                .hasMessageEndingWith(
                        "POST " + PROFILES + " was answered with something else than the JSON that is due");
    }

    @Test
    void halfAnAnswerIsNoAnswer() {
        vault.on(AUTH, session("S1")).on(PROFILES, new StubServer.Answer(200, ONE_WRITTEN, true));
        assertWriteFails().hasMessageEndingWith("POST " + PROFILES + " was not answered to the end");
        assertThat(vault.seen(PROFILES)).hasSize(3);
    }

    @Test
    void aPortThatNobodyListensOnIsNamed() {
        vault.close();
        assertWriteFails();
    }

    @Test
    void usersAreReadPageByPage() {
        vault.on(AUTH, session("S1")).on(QUERY, """
                        {"responseStatus":"SUCCESS","responseDetails":{"next_page":"/api/v24.3/query/2"},"data":[
                          {"id":7,"username__sys":"rep1","name__v":"Rita Reps"}]}""").on("/api/v24.3/query/2", """
                        {"responseStatus":"SUCCESS","responseDetails":{},"data":[
                          {"id":"8","username__sys":"rep2","name__v":null}]}""");
        assertThat(SyncLab.get(crm.users()))
                .containsExactly(new CrmUser("7", "rep1", "Rita Reps"), new CrmUser("8", "rep2", ""));
    }

    @Test
    void aQueryThatIsRefusedEndsTheSync() {
        vault.on(AUTH, session("S1"))
                .on(
                        QUERY,
                        "{\"responseStatus\":\"FAILURE\",\"errors\":"
                                + "[{\"type\":\"INSUFFICIENT_ACCESS\",\"message\":\"No\"}]}");
        assertThatThrownBy(() -> SyncLab.get(crm.users()))
                .cause()
                .isInstanceOf(CrmUnavailable.class)
                .hasMessage("The CRM does not let the integration user read user__sys")
                .cause()
                .hasMessageContaining("a query was refused")
                .hasMessageContaining("INSUFFICIENT_ACCESS");
    }
}
