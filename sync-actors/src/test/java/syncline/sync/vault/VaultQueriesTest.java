package syncline.sync.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.lab.Rule;
import syncline.sync.SyncLab;
import syncline.sync.WithLab;
import syncline.sync.http.StubServer;
import syncline.sync.rules.AccountMerges.Merge;
import syncline.sync.rules.CrmObject;
import syncline.sync.vault.CrmPort.Answer;
import syncline.sync.vault.CrmSignIn.Answer.SignedIn;
import syncline.sync.vault.CrmSignIn.Person;

/** What the sync asks of Vault besides writes: accounts, their merges, and who changed a row last. */
class VaultQueriesTest extends WithLab {
    private static final String QUERY = "/api/v24.3/query";
    private static final String ME = "/api/v24.3/objects/users/me";
    private static final String PROFILES = "/api/v24.3/vobjects/engage_profile__v";
    private static final String I_AM_7 =
            "{\"responseStatus\":\"SUCCESS\",\"users\":[{\"user\":{\"id\":7,\"user_timezone__v\":\"Etc/UTC\"}}]}";

    private final StubServer vault = new StubServer();
    private final VaultCrm crm = crm();

    private VaultCrm crm() {
        var user = new IntegrationUser(
                (name, password) -> CompletableFuture.completedFuture(
                        new SignedIn(new Person(name, "S0", "integration", ZoneOffset.UTC))),
                "sync@vault",
                "open-sesame");
        SyncLab.get(user.validate());
        return new VaultCrm(
                lab.system, vault.uri(), user, new VaultSignIn(lab.system, vault.uri()), (took, records) -> {});
    }

    @BeforeEach
    void signsIn() {
        vault.on("/api/v24.3/auth", "{\"responseStatus\":\"SUCCESS\",\"sessionId\":\"S1\"}");
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private static String rows(String... rows) {
        return "{\"responseStatus\":\"SUCCESS\",\"responseDetails\":{},\"data\":[" + String.join(",", rows) + "]}";
    }

    private static String refusal(String type, String message) {
        return "{\"responseStatus\":\"FAILURE\",\"errors\":[{\"type\":\"%s\",\"message\":\"%s\"}]}"
                .formatted(type, message);
    }

    private List<String> asked() {
        return vault.seen(QUERY).stream()
                .map(request -> URLDecoder.decode(request.body(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    @Rule("C23")
    void mergesAreReadPageByPageAndNameTheLosingAccount() {
        vault.on(QUERY, """
                        {"responseStatus":"SUCCESS","responseDetails":{"next_page":"/api/v24.3/query/2"},"data":[
                          {"name__v":"V4S1","account__v":"V4S2","created_date__v":"2026-03-01T02:00:00.000Z"}]}""").on("/api/v24.3/query/2", rows("""
                        {"name__v":"V4S2","account__v":"V4S3","created_date__v":"2026-03-02T02:00:00.000Z"}"""));
        assertThat(SyncLab.get(crm.accountMerges()))
                .containsExactly(
                        new Merge("V4S1", "V4S2", Instant.parse("2026-03-01T02:00:00Z")),
                        new Merge("V4S2", "V4S3", Instant.parse("2026-03-02T02:00:00Z")));
        assertThat(asked())
                .containsExactly(
                        "q=SELECT name__v, account__v, created_date__v FROM account_merge_history__v ORDER BY id ASC");
    }

    @Test
    void aMergeWithoutAReadableTimeIsNoAnswer() {
        vault.on(QUERY, rows("{\"name__v\":\"V4S1\",\"account__v\":\"V4S2\",\"created_date__v\":null}"));
        assertThatThrownBy(() -> SyncLab.get(crm.accountMerges()))
                .hasCauseInstanceOf(CrmUnavailable.class)
                .hasMessageContaining("a row of a query cannot be read");
    }

    @Test
    @Rule("C24")
    void onlyAccountsThatExistAreFound() {
        vault.on(QUERY, rows("{\"id\":\"V4S1\"}"), rows());
        assertThat(SyncLab.get(crm.existingAccounts(List.of("V4S1", "V4'S2")))).containsExactly("V4S1");
        assertThat(SyncLab.get(crm.existingAccounts(List.of("V4S3")))).isEmpty();
        assertThat(asked())
                .containsExactly(
                        "q=SELECT id FROM account__v WHERE id CONTAINS ('V4S1', 'V4\\'S2')",
                        "q=SELECT id FROM account__v WHERE id CONTAINS ('V4S3')");
    }

    @Test
    @Rule("B17")
    void theProfilesOfAccountsAreNamedByEngagesIds() {
        vault.on(QUERY, rows("{\"vexternal_id__v\":\"P1\"}", "{\"vexternal_id__v\":\"P2\"}"));
        assertThat(SyncLab.get(crm.profilesOf(List.of("V4S1")))).containsExactly("P1", "P2");
        assertThat(asked())
                .containsExactly("q=SELECT vexternal_id__v FROM engage_profile__v WHERE account__v CONTAINS ('V4S1')"
                        + " ORDER BY id ASC");
    }

    @Test
    @Rule({"C37", "C38"})
    void rowsThatOthersChangedLastAreThoseThatTheIntegrationUserDidNot() {
        vault.on(ME, I_AM_7).on(QUERY, rows("{\"vexternal_id__v\":\"P2\"}"), rows());
        assertThat(SyncLab.get(crm.editedOutside(CrmObject.PROFILE, List.of("V1", "V2"))))
                .containsExactly("P2");
        assertThat(SyncLab.get(crm.editedOutside(CrmObject.CONNECTION, List.of("V3"))))
                .isEmpty();
        assertThat(asked())
                .containsExactly(
                        "q=SELECT vexternal_id__v FROM engage_profile__v WHERE id CONTAINS ('V1', 'V2')"
                                + " AND modified_by__v != 7",
                        "q=SELECT vexternal_id__v FROM engage_connection__v WHERE id CONTAINS ('V3')"
                                + " AND modified_by__v != 7");
        assertThat(vault.seen(ME)).as("asked for once").hasSize(1).allSatisfy(me -> {
            assertThat(me.method()).isEqualTo("GET");
            assertThat(me.session()).isEqualTo("S1");
        });
    }

    @Test
    @Rule("A23")
    void everySyncAsksAnewWhoItIs() {
        vault.on(ME, I_AM_7, I_AM_7.replace("7", "8")).on(QUERY, rows());
        SyncLab.get(crm.editedOutside(CrmObject.PROFILE, List.of("V1")));
        SyncLab.get(crm.users());
        SyncLab.get(crm.editedOutside(CrmObject.PROFILE, List.of("V1")));
        assertThat(asked()).last().asString().endsWith("modified_by__v != 8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"responseStatus\":\"SUCCESS\",\"users\":[]}",
                "{\"responseStatus\":\"FAILURE\",\"errors\":[{\"type\":\"INSUFFICIENT_ACCESS\",\"message\":\"No\"}]}"
            })
    void aVaultThatDoesNotSayWhoCallsIsAskedAgainNextTime(String silence) {
        vault.on(ME, silence, I_AM_7).on(QUERY, rows());
        assertThatThrownBy(() -> SyncLab.get(crm.editedOutside(CrmObject.PROFILE, List.of("V1"))))
                .hasCauseInstanceOf(CrmUnavailable.class)
                .hasMessageContaining("it does not say who calls");
        assertThat(asked()).isEmpty();
        assertThat(SyncLab.get(crm.editedOutside(CrmObject.PROFILE, List.of("V1"))))
                .isEmpty();
    }

    private Stream<Supplier<CompletionStage<?>>> queries() {
        return Stream.of(
                crm::accountMerges,
                () -> crm.existingAccounts(List.of("V4S1")),
                () -> crm.profilesOf(List.of("V4S1")),
                () -> crm.editedOutside(CrmObject.PROFILE, List.of("V1")));
    }

    @Test
    @Rule("G12")
    void aQueryWithoutARightIsRefusedAndNotAnOutage() {
        vault.on(ME, I_AM_7).on(QUERY, refusal("INSUFFICIENT_ACCESS", "No right to read"));
        assertThat(queries())
                .allSatisfy(query -> assertThatThrownBy(() -> SyncLab.get(query.get()))
                        .hasCauseInstanceOf(AccessRefused.class)
                        .hasMessageContaining("No right to read"));
    }

    @Test
    @Rule("F11")
    void aQueryRefusedForAnotherReasonIsAnOutage() {
        vault.on(ME, I_AM_7).on(QUERY, refusal("API_LIMIT_EXCEEDED", "Too many calls"));
        assertThat(queries())
                .allSatisfy(query -> assertThatThrownBy(() -> SyncLab.get(query.get()))
                        .hasCauseInstanceOf(CrmUnavailable.class)
                        .hasMessageContaining("API_LIMIT_EXCEEDED"));
    }

    private Answer update(String answer) {
        vault.on(PROFILES, "{\"responseStatus\":\"SUCCESS\",\"data\":[" + answer + "]}");
        return SyncLab.get(crm.update(CrmObject.PROFILE, List.of(Map.of("vexternal_id__v", "P1", "title__v", "Dr"))))
                .getFirst();
    }

    @Test
    @Rule({"D13", "O27"})
    void anUpdateMakesNoRowAndSaysThatThereIsNone() {
        assertThat(update("""
                {"responseStatus":"FAILURE","errors":[
                  {"type":"INVALID_DATA","message":"The resource [P1] does not exist"}]}""")).isEqualTo(new Answer.Absent());
        var request = vault.seen(PROFILES).getFirst();
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.query()).isEqualTo("idParam=vexternal_id__v");
    }

    static Stream<Answer.Refused> otherRefusals() {
        return Stream.of(
                new Answer.Refused("INVALID_DATA", "The resource [P2] does not exist"),
                new Answer.Refused("INVALID_DATA", "The account does not exist"),
                new Answer.Refused("INSUFFICIENT_ACCESS", "The resource [P1] does not exist"));
    }

    @ParameterizedTest
    @MethodSource("otherRefusals")
    void whatElseIsRefusedIsNotAbsent(Answer.Refused refusal) {
        assertThat(update("{\"responseStatus\":\"FAILURE\",\"errors\":[{\"type\":\"%s\",\"message\":\"%s\"}]}"
                        .formatted(refusal.errorType(), refusal.message())))
                .isEqualTo(refusal);
    }

    @Test
    void anUpdateOfARowThatIsThereIsWritten() {
        assertThat(update("{\"responseStatus\":\"SUCCESS\",\"data\":{\"id\":\"V1\"}}"))
                .isEqualTo(new Answer.Written("V1"));
    }
}
