package syncline.crm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import syncline.crm.CrmOverHttp;
import syncline.lab.Rule;
import syncline.lab.http.Json;

/** Picklist values that the lab makes inactive, and the activities that it counts. */
class InvitesInTheLabTest {
    private static final String VIA = "/lab/picklists/message_sent_via__v";
    private static final String INVITES = "/api/v24.3/vobjects/sent_message__v?idParam=vexternal_id__v";
    private static final String ACTIVITIES = "/api/v24.3/vobjects/message_activity__v?idParam=vexternal_id__v";

    private CrmOverHttp crm;
    private String session;

    @BeforeEach
    void start() throws Exception {
        crm = new CrmOverHttp();
        session = crm.session(CrmOverHttp.SYNC, CrmOverHttp.PASSWORD);
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    @Test
    @Rule({"I34", "I48"})
    void aRecordWithAnInactiveValueIsRefusedAndTheOthersOfTheCallAreNot() throws Exception {
        assertThat(lab("PUT", VIA + "/wallet__v", "{\"active\":false}").at("/values/5/active"))
                .isEqualTo(Json.MAPPER.readTree("false"));
        JsonNode answer = write(INVITES, invite("EL1", "wallet__v"), invite("EL2", "messages__v"));
        assertThat(CrmOverHttp.failure(answer.at("/data/0"))).isEqualTo("FAILURE INVALID_DATA");
        assertThat(answer.at("/data/0/errors/0/message").asText()).contains("sent_via__v", "not active");
        assertThat(answer.at("/data/1/responseStatus").asText()).isEqualTo("SUCCESS");
        lab("PUT", VIA + "/wallet__v", "{\"active\":true}");
        assertThat(write(INVITES, invite("EL1", "wallet__v"))
                        .at("/data/0/responseStatus")
                        .asText())
                .isEqualTo("SUCCESS");
    }

    @Test
    @Rule("I34")
    void transactionTypesCanBeInactiveTooAndARecordKeepsAValueThatItHas() throws Exception {
        write(INVITES, invite("EL1", "line__v"));
        lab("PUT", "/lab/picklists/message_transaction_type__v/engage_connection_invite__v", "{\"active\":false}");
        JsonNode answer = write(INVITES, invite("EL1", "qr_code__v"), invite("EL2", "line__v"));
        assertThat(answer.at("/data/0/responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(CrmOverHttp.failure(answer.at("/data/1"))).isEqualTo("FAILURE INVALID_DATA");
    }

    @Test
    void picklistsAreToldAndWhatIsNoneIsExplained() throws Exception {
        assertThat(lab("GET", VIA, "").findValuesAsText("name")).contains("wallet__v", "qr_code__v");
        assertThat(lab("GET", VIA, "").findValuesAsText("active")).containsOnly("true");
        assertThat(crm.lab("PUT", VIA + "/pigeon__v", "{\"active\":false}").statusCode())
                .isEqualTo(404);
        assertThat(crm.lab("GET", "/lab/picklists/shoe__v", "").body()).contains("message_sent_via__v");
        assertThat(crm.lab("PUT", VIA + "/line__v", "{}").statusCode()).isEqualTo(400);
        assertThat(crm.lab("DELETE", VIA, "").statusCode()).isEqualTo(405);
    }

    @Test
    @Rule("J17")
    void theLabCountsActivitiesByTheirRows() throws Exception {
        write(INVITES, invite("EL1", "line__v"), invite("EL2", "line__v"), invite("EL3", "line__v"));
        write(ACTIVITIES, click("EH1", "EL1"), click("EH2", "EL1"), click("EH3", "EL3"));
        assertThat(lab("GET", "/lab/activities", "").get("rows").asInt()).isEqualTo(3);
        JsonNode first = lab("GET", "/lab/activities/by-message?limit=2", "");
        assertThat(first.get("items").findValuesAsText("id")).containsExactly("EL1", "EL2");
        assertThat(first.get("items").findValuesAsText("clicked")).containsExactly("2", "0");
        assertThat(first.get("items").findValuesAsText("clickCount")).containsExactly("2", "0");
        assertThat(first.get("next").asText()).isEqualTo("EL2");
        JsonNode rest = lab("GET", "/lab/activities/by-message?limit=2&after=EL2", "");
        assertThat(rest.get("items").findValuesAsText("clicked")).containsExactly("1");
        assertThat(rest.get("items").findValuesAsText("viewed")).containsExactly("0");
        assertThat(rest.get("next").isNull()).isTrue();
        assertThat(crm.lab("GET", "/lab/activities/by-message?limit=0", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void rowsWithoutAnExternalIdAreToldOnceToo() throws Exception {
        crm.call(
                session,
                "POST",
                "/api/v24.3/vobjects/message_activity__v",
                "[{\"name__v\":\"one\"},{\"name__v\":\"two\"}]");
        assertThat(crm.records("message_activity__v")).hasSize(2);
    }

    @Test
    @Rule({"I30", "J11"})
    void invitesAndActivitiesThatComeWithoutANameGetANumber() throws Exception {
        write(INVITES, invite("EL1", "line__v").replace(",\"name__v\":\"Invite\"", ""));
        write(ACTIVITIES, click("EH1", "EL1").replace(",\"name__v\":\"EH1\"", ""));
        assertThat(crm.records("sent_message__v").getFirst().get("name__v").asText())
                .isEqualTo("SM-000000001");
        assertThat(crm.records("message_activity__v").getFirst().get("name__v").asText())
                .isEqualTo("MA-000000001");
        assertThat(write(
                                "/api/v24.3/vobjects/engage_profile__v?idParam=vexternal_id__v",
                                "{\"vexternal_id__v\":\"EP1\"}")
                        .toString())
                .contains("PARAMETER_REQUIRED");
    }

    private JsonNode lab(String method, String path, String body) throws Exception {
        var answer = crm.lab(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    private JsonNode write(String path, String... records) throws Exception {
        return crm.call(session, "POST", path, "[" + String.join(",", records) + "]");
    }

    private static String invite(String link, String via) {
        return "{\"vexternal_id__v\":\"%s\",\"name__v\":\"Invite\",\"sent_via__v\":\"%s\",\"object_type__v.api_name__v\":\"engage_connection_invite__v\",\"transaction_type__v\":\"engage_connection_invite__v\"}"
                .formatted(link, via);
    }

    private static String click(String hit, String link) {
        return "{\"vexternal_id__v\":\"%s\",\"name__v\":\"%1$s\",\"activity__v\":\"clicked__v\",\"sent_message__vr.vexternal_id__v\":\"%s\"}"
                .formatted(hit, link);
    }
}
