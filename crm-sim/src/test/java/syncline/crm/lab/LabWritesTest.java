package syncline.crm.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.crm.CrmOverHttp.PASSWORD;
import static syncline.crm.CrmOverHttp.SYNC;
import static syncline.crm.CrmOverHttp.failure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import syncline.crm.CrmOverHttp;
import syncline.lab.Rule;
import syncline.lab.http.Json;

/** What the lab does to records: merges of accounts, edits by hand; and deletion, which only an administrator can. */
class LabWritesTest {
    private static final String PROFILES = "/api/v24.3/vobjects/engage_profile__v";
    private static final String BY_KEY = "?idParam=vexternal_id__v";
    private static final String NOTHING = "SELECT account__v FROM account_merge_history__v WHERE name__v = 'x'";

    private CrmOverHttp crm;
    private String session = "";
    private String boss = "";

    @BeforeEach
    void start() throws Exception {
        crm = new CrmOverHttp();
        crm.crm.addUser("boss", "b", "system administrator");
        crm.crm
                .crm()
                .load(
                        "account__v",
                        IntStream.rangeClosed(1, 30)
                                .mapToObj(i -> Map.of("id", "V4S%012d".formatted(i), "name__v", "Dr. " + i))
                                .iterator());
        session = crm.session(SYNC, PASSWORD);
        boss = crm.session("boss", "b");
        String ten = IntStream.rangeClosed(1, 10)
                .mapToObj(i ->
                        "{\"vexternal_id__v\":\"EP%02d\",\"name__v\":\"A\",\"object_type__v.api_name__v\":\"engage_hcp_profile__v\",\"account__v\":\"V4S%012d\",\"connection_status__v\":\"%s\"}"
                                .formatted(i, i, i == 10 ? "deleted__v" : "connected__v"))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(crm.call(session, "POST", PROFILES + BY_KEY, ten)
                        .at("/responseStatus")
                        .asText())
                .isEqualTo("SUCCESS");
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    @Test
    @Rule("C23")
    void aMergeLeavesAHistoryRowAndTakesTheLosingAccountAway() throws Exception {
        JsonNode answer =
                lab("account-merges", "{\"losing\":\"V4S000000000003\",\"surviving\":\"V4S000000000020\"}", 200);
        assertThat(answer.at("/merges/0/losing").asText()).isEqualTo("V4S000000000003");
        JsonNode row = crm.query(
                        session,
                        "SELECT name__v, account__v, personcontactid__v, account_personcontactid__v FROM account_merge_history__v")
                .at("/data/0");
        assertThat(row.get("name__v").asText()).isEqualTo("V4S000000000003");
        assertThat(row.get("account__v").asText()).isEqualTo("V4S000000000020");
        assertThat(row.get("personcontactid__v").asText())
                .isNotEqualTo(row.get("account_personcontactid__v").asText());
        assertThat(crm.records("account__v")).hasSize(29);
        assertThat(crm.records("engage_profile__v").get(2).get("account__v").asText())
                .isEqualTo("V4S000000000003");
        assertThat(crm.query(session, NOTHING).at("/responseStatus").asText()).isEqualTo("SUCCESS");
    }

    @Test
    void mergesAreDrawnBySeedAndBeginWithAccountsThatHaveProfiles() throws Exception {
        JsonNode merges = lab("account-merges", "{\"seed\":7,\"count\":5}", 200).get("merges");
        assertThat(merges).hasSize(5);
        assertThat(merges).allMatch(m -> m.get("losing").asText().compareTo("V4S000000000009") <= 0);
        assertThat(merges)
                .extracting(m -> m.get("losing").asText().substring(13) + " into "
                        + m.get("surviving").asText().substring(13))
                .containsExactly("01 into 26", "02 into 09", "06 into 05", "07 into 04", "08 into 03");
        JsonNode more = lab("account-merges", "{\"seed\":7,\"count\":5}", 200).get("merges");
        assertThat(more).doesNotContainAnyElementsOf(merges);
        try (var again = new CrmOverHttp()) {
            assertThat(again.lab("POST", "/lab/account-merges", "{\"seed\":7,\"count\":5}")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aMergeThatCannotBeIsExplainedAndWritesNothing() throws Exception {
        for (String body : List.of(
                "{\"losing\":\"V4S000000000099\",\"surviving\":\"V4S000000000001\"}",
                "{\"losing\":\"V4S000000000001\",\"surviving\":\"nonsense\"}",
                "{\"losing\":\"V4S000000000001\",\"surviving\":\"V4S000000000001\"}",
                "{\"losing\":\"V4S000000000001\"}",
                "{\"seed\":1,\"count\":0}",
                "{\"seed\":1,\"count\":16}",
                "{\"count\":1}")) {
            assertThat(lab("account-merges", body, 400).at("/error/message").asText())
                    .isNotEmpty();
        }
        assertThat(crm.records("account__v")).hasSize(30);
        assertThat(crm.records("account_merge_history__v")).isEmpty();
    }

    @Test
    @Rule("C37")
    void anEditByHandLeavesAnotherAuthor() throws Exception {
        JsonNode edited = lab("edits", "{\"seed\":7,\"object\":\"engage_profile__v\",\"count\":9}", 200);
        assertThat(edited.get("edited"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 9)
                        .mapToObj("EP%02d"::formatted)
                        .toList());
        JsonNode few = lab("edits", "{\"seed\":7,\"object\":\"engage_profile__v\",\"count\":3}", 200);
        assertThat(few).isEqualTo(lab("edits", "{\"seed\":7,\"object\":\"engage_profile__v\",\"count\":3}", 200));
        List<JsonNode> rows = crm.records("engage_profile__v");
        JsonNode touched = rows.get(0);
        JsonNode untouched = rows.get(9);
        assertThat(touched.get("title__v").asText()).startsWith("Edited by hand");
        assertThat(touched.get("modified_by__v")).isNotEqualTo(touched.get("created_by__v"));
        assertThat(untouched.get("title__v").isNull()).isTrue();
        assertThat(untouched.get("modified_by__v")).isEqualTo(untouched.get("created_by__v"));
    }

    @Test
    void namedRowsAreEditedWhateverFaultsAreSet() throws Exception {
        crm.lab(
                "PUT",
                "/lab/faults",
                "{\"records\":[{\"object\":\"engage_profile__v\",\"rate\":1,\"sticky\":0,\"type\":\"INVALID_DATA\",\"message\":\"No\"}]}");
        JsonNode edited = lab("edits", "{\"object\":\"engage_profile__v\",\"externalIds\":[\"EP07\",\"EP02\"]}", 200);
        assertThat(edited.get("edited")).extracting(JsonNode::asText).containsExactly("EP02", "EP07");
        assertThat(crm.lab("GET", "/lab/failures", "").body()).isEmpty();
        for (String body : List.of(
                "{\"object\":\"engage_profile__v\",\"externalIds\":[\"EP99\"]}",
                "{\"object\":\"account__v\",\"seed\":1,\"count\":1}",
                "{\"object\":\"engage_connection__v\",\"seed\":1,\"count\":1}",
                "{\"object\":\"engage_profile__v\",\"count\":1}",
                "{\"seed\":1,\"count\":1}")) {
            assertThat(lab("edits", body, 400).at("/error/message").asText()).isNotEmpty();
        }
    }

    @Test
    @Rule("D2")
    void onlyAnAdministratorDeletes() throws Exception {
        String two = "[{\"vexternal_id__v\":\"EP01\"},{\"vexternal_id__v\":\"EP99\"}]";
        JsonNode denied = crm.call(session, "DELETE", PROFILES + BY_KEY, two);
        assertThat(denied.at("/responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(failure(denied.at("/data/0"))).isEqualTo("FAILURE INSUFFICIENT_ACCESS");
        assertThat(crm.records("engage_profile__v")).hasSize(10);
        JsonNode done = crm.call(boss, "DELETE", PROFILES + BY_KEY, two);
        assertThat(done.at("/data/0")).isEqualTo(Json.MAPPER.readTree("""
                {"responseStatus":"SUCCESS","data":{"id":"V6P000000000001","id_param_value":"EP01"}}
                """));
        assertThat(done.at("/data/1/errors/0/message").asText()).isEqualTo("The resource [EP99] does not exist");
        assertThat(crm.call(boss, "DELETE", PROFILES + "/V6P000000000002", "")
                        .at("/data/0/responseStatus")
                        .asText())
                .isEqualTo("SUCCESS");
        assertThat(crm.records("engage_profile__v")).hasSize(8);
    }

    @Test
    void usersAndWhatIsReferredToCannotBeDeleted() throws Exception {
        JsonNode user = crm.call(boss, "DELETE", "/api/v24.3/vobjects/user__sys", "[{\"id\":\"12001\"}]");
        assertThat(failure(user.at("/data/0"))).isEqualTo("FAILURE OPERATION_NOT_ALLOWED");
        JsonNode accounts = crm.call(
                boss,
                "DELETE",
                "/api/v24.3/vobjects/account__v",
                "[{\"id\":\"V4S000000000001\"},{\"id\":\"V4S000000000025\"},{\"id\":\"V4S000000000025\"},{\"name__v\":\"x\"}]");
        assertThat(failure(accounts.at("/data/0"))).isEqualTo("FAILURE OPERATION_NOT_ALLOWED");
        assertThat(accounts.at("/data/1/responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(failure(accounts.at("/data/2"))).isEqualTo("FAILURE INVALID_DATA");
        assertThat(failure(accounts.at("/data/3"))).isEqualTo("FAILURE PARAMETER_REQUIRED");
        assertThat(crm.records("account__v")).hasSize(29);
    }

    @Test
    void anUpdateByKeyMakesNoRecords() throws Exception {
        JsonNode answer = crm.call(
                session,
                "PUT",
                PROFILES + BY_KEY,
                "[{\"vexternal_id__v\":\"EP01\",\"title__v\":\"Head\"},{\"vexternal_id__v\":\"EP99\",\"title__v\":\"Head\"}]");
        assertThat(answer.at("/data/0/data/id_param_value").asText()).isEqualTo("EP01");
        assertThat(answer.at("/data/0/data").has("event")).isFalse();
        assertThat(answer.at("/data/1")).isEqualTo(Json.MAPPER.readTree("""
                {"responseStatus":"FAILURE","data":{"id_param_value":"EP99"},
                 "errors":[{"type":"INVALID_DATA","message":"The resource [EP99] does not exist"}]}
                """));
        assertThat(crm.records("engage_profile__v")).hasSize(10);
    }

    private JsonNode lab(String control, String body, int status) throws Exception {
        var answer = crm.lab("POST", "/lab/" + control, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.MAPPER.readTree(answer.body());
    }
}
