package syncline.crm.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.crm.CrmOverHttp.PASSWORD;
import static syncline.crm.CrmOverHttp.SYNC;
import static syncline.crm.CrmOverHttp.failure;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import syncline.crm.CrmOverHttp;
import syncline.lab.Rule;

class LabControlsTest {
    private static final String UPSERT = "/api/v24.3/vobjects/engage_profile__v?idParam=vexternal_id__v";
    private static final String DENIED = "FAILURE INSUFFICIENT_ACCESS";

    private CrmOverHttp crm;
    private String session = "";

    @BeforeEach
    void start() throws Exception {
        crm = new CrmOverHttp();
        session = crm.session(SYNC, PASSWORD);
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    @Test
    @Rule({"G9", "F21"})
    void withoutEditOnOneFieldOnlyRecordsThatNeedItFailAndAreNotHalfWritten() throws Exception {
        upsert(profile("EP1", "hcp", "Head"));
        change("revoke", "{\"user\":\"integration\",\"object\":\"engage_profile__v\",\"field\":\"title__v\"}");
        JsonNode answer = upsert(
                profile("EP1", "hcp", "Chief").replace("Dr. A", "Dr. B"),
                profile("EP2", "hcp", "Head"),
                "{\"vexternal_id__v\":\"EP3\",\"name__v\":\"C\",\"object_type__v.api_name__v\":\"engage_hcp_profile__v\"}");
        assertThat(answer.at("/responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(failure(answer.at("/data/0"))).isEqualTo(DENIED);
        assertThat(failure(answer.at("/data/1"))).isEqualTo(DENIED);
        assertThat(answer.at("/data/2/responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(crm.records("engage_profile__v"))
                .extracting(row -> row.get("vexternal_id__v").asText()
                        + row.get("name__v").asText()
                        + row.get("title__v").asText())
                .containsExactly("EP1Dr. AHead", "EP3Cnull");
        change("grant", "{\"user\":\"integration\",\"object\":\"engage_profile__v\",\"field\":\"title__v\"}");
        assertThat(upsert(profile("EP2", "hcp", "Head"))
                        .at("/data/0/responseStatus")
                        .asText())
                .isEqualTo("SUCCESS");
    }

    @Test
    @Rule("G5")
    void editOfAFieldCanGoWhileReadStaysAndComesBackWithIt() throws Exception {
        String titles = "SELECT title__v FROM engage_profile__v";
        String field =
                "{\"user\":\"integration\",\"object\":\"engage_profile__v\",\"field\":\"title__v\",\"access\":\"%s\"}";
        change("revoke", field.formatted("edit"));
        assertThat(failure(upsert(profile("EP1", "hcp", "Head")).at("/data/0"))).isEqualTo(DENIED);
        assertThat(crm.query(session, titles).at("/responseStatus").asText()).isEqualTo("SUCCESS");
        change("revoke", field.formatted("read"));
        assertThat(failure(crm.query(session, titles))).isEqualTo(DENIED);
        change("grant", field.formatted("edit"));
        assertThat(crm.query(session, titles).at("/responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(upsert(profile("EP1", "hcp", "Head"))
                        .at("/data/0/responseStatus")
                        .asText())
                .isEqualTo("SUCCESS");
    }

    @Test
    @Rule("G10")
    void withoutCreateOrEditAllCreationsOrUpdatesFail() throws Exception {
        upsert(profile("EP1", "hcp", "Head"));
        change("revoke", "{\"user\":\"integration\",\"object\":\"engage_profile__v\",\"right\":\"create\"}");
        JsonNode answer = upsert(profile("EP1", "hcp", "Chief"), profile("EP2", "hcp", "Head"));
        assertThat(answer.at("/data/0/responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(failure(answer.at("/data/1"))).isEqualTo(DENIED);
        change("grant", "{\"user\":\"integration\",\"object\":\"engage_profile__v\",\"right\":\"create\"}");
        change("revoke", "{\"user\":\"integration\",\"object\":\"engage_profile__v\",\"right\":\"edit\"}");
        answer = upsert(profile("EP1", "hcp", "Boss"), profile("EP2", "hcp", "Head"));
        assertThat(failure(answer.at("/data/0"))).isEqualTo(DENIED);
        assertThat(answer.at("/data/1/responseStatus").asText()).isEqualTo("SUCCESS");
    }

    @Test
    @Rule("G11")
    void withoutOneTypeOnlyProfilesOfThatTypeFail() throws Exception {
        String staff =
                "{\"user\":\"integration\",\"object\":\"engage_profile__v\",\"type\":\"engage_staff_profile__v\"}";
        upsert(profile("EP0", "staff", "Nurse"));
        change("revoke", staff);
        JsonNode answer = upsert(
                profile("EP0", "staff", "Head nurse"), profile("EP1", "hcp", "Head"), profile("EP2", "staff", "Nurse"));
        assertThat(failure(answer.at("/data/0"))).isEqualTo(DENIED);
        assertThat(answer.at("/data/1/responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(failure(answer.at("/data/2"))).isEqualTo(DENIED);
        change("grant", staff);
        assertThat(upsert(profile("EP2", "staff", "Nurse"))
                        .at("/data/0/responseStatus")
                        .asText())
                .isEqualTo("SUCCESS");
    }

    @Test
    @Rule("G12")
    void withoutReadOnMergesTheirQueryIsRefused() throws Exception {
        String merges = "SELECT name__v, account__v FROM account_merge_history__v";
        assertThat(crm.query(session, merges).at("/responseStatus").asText()).isEqualTo("SUCCESS");
        change("revoke", "{\"user\":\"integration\",\"object\":\"account_merge_history__v\"}");
        assertThat(failure(crm.query(session, merges))).isEqualTo(DENIED);
        assertThat(upsert(profile("EP1", "hcp", "Head"))
                        .at("/data/0/responseStatus")
                        .asText())
                .isEqualTo("SUCCESS");
        change("grant", "{\"user\":\"integration\",\"object\":\"account_merge_history__v\",\"right\":\"read\"}");
        assertThat(failure(crm.query(session, merges))).isEqualTo(DENIED);
        change("grant", "{\"user\":\"integration\",\"object\":\"account_merge_history__v\"}");
        assertThat(crm.query(session, merges).at("/responseStatus").asText()).isEqualTo("SUCCESS");
    }

    @Test
    void aChangeOfPermissionsThatMakesNoSenseIsExplained() throws Exception {
        assertThat(refused("{\"user\":\"nobody\",\"object\":\"account__v\"}"))
                .contains("no permission set", "end user");
        assertThat(refused("{\"object\":\"account__v\"}")).contains("user");
        assertThat(refused("{\"user\":\"integration\",\"object\":\"shoe__v\"}")).contains("shoe__v");
        assertThat(refused("{\"user\":\"integration\",\"object\":\"account__v\",\"field\":\"shoe__v\"}"))
                .contains("shoe__v");
        assertThat(refused("{\"user\":\"integration\",\"object\":\"engage_profile__v\",\"type\":\"shoe__v\"}"))
                .contains("engage_staff_profile__v");
        assertThat(refused("{\"user\":\"integration\",\"object\":\"account__v\",\"right\":\"fly\"}"))
                .contains("create, read, edit, delete");
        assertThat(refused("{\"user\":\"integration\",\"object\":\"account__v\",\"right\":\"delete\"}"))
                .contains("never meant to hold");
        assertThat(
                        refused(
                                "{\"user\":\"integration\",\"object\":\"account__v\",\"right\":\"read\",\"field\":\"name__v\"}"))
                .contains("Only one");
        assertThat(refused("{\"user\":\"integration\",\"object\":\"account__v\",\"access\":\"read\"}"))
                .contains("field");
        assertThat(refused("not json")).isNotEmpty();
    }

    @Test
    @Rule("F9")
    void anInactiveUserCannotSignInAndAnOldSessionStaysOver() throws Exception {
        assertThat(user("{\"username\":\"%s\",\"active\":false}".formatted(SYNC)))
                .isEqualTo(200);
        assertThat(failure(crm.signIn(SYNC, PASSWORD))).isEqualTo("FAILURE INACTIVE_USER");
        assertThat(failure(me())).isEqualTo("FAILURE INVALID_SESSION_ID");
        assertThat(user("{\"username\":\"%s\",\"active\":true}".formatted(SYNC)))
                .isEqualTo(200);
        assertThat(failure(me())).isEqualTo("FAILURE INVALID_SESSION_ID");
        session = crm.session(SYNC, PASSWORD);
        assertThat(me().at("/responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(user("{\"username\":\"nobody\",\"active\":true}")).isEqualTo(404);
        assertThat(user("{\"username\":\"nobody\"}")).isEqualTo(400);
    }

    private int user(String body) throws Exception {
        return crm.lab("POST", "/lab/users", body).statusCode();
    }

    private JsonNode me() throws Exception {
        return crm.call(session, "GET", "/api/v24.3/objects/users/me", "");
    }

    private void change(String what, String body) throws Exception {
        var answer = crm.lab("POST", "/lab/permissions/" + what, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String refused(String body) throws Exception {
        var answer = crm.lab("POST", "/lab/permissions/revoke", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }

    private JsonNode upsert(String... records) throws Exception {
        return crm.call(session, "POST", UPSERT, "[" + String.join(",", records) + "]");
    }

    private static String profile(String externalId, String type, String title) {
        return "{\"vexternal_id__v\":\"%s\",\"name__v\":\"Dr. A\",\"object_type__v.api_name__v\":\"engage_%s_profile__v\",\"title__v\":\"%s\"}"
                .formatted(externalId, type, title);
    }
}
