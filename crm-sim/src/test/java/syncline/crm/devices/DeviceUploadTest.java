package syncline.crm.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static syncline.crm.devices.DeviceLab.ADMIN;
import static syncline.crm.devices.DeviceLab.ANN;
import static syncline.crm.devices.DeviceLab.BOB;
import static syncline.crm.devices.DeviceLab.SYNC;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import syncline.crm.records.Row;
import syncline.crm.records.Selection;
import syncline.crm.schema.CrmObject;
import syncline.lab.Rule;
import syncline.lab.http.Json;

/** What a device made while its user worked comes into the CRM, once, and as the user's own. */
class DeviceUploadTest {
    private static final String SENT = "sent_message__v";
    private static final String CLINIC = "V4S000000000002";
    private static final String SUCCESS = "SUCCESS";

    private DeviceLab lab;
    private FakeDevice ann;

    @BeforeEach
    void start() throws Exception {
        lab = new DeviceLab();
        ann = lab.device(ANN, "iPad", ANN);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    @Rule({"I29", "K13"})
    void aShareMadeOnTheDeviceIsARecordThatItsUserOwns() throws Exception {
        assertThat(statuses(ann.upload(SENT, array(share("m-1"), share("m-2"))).body()))
                .containsExactly(SUCCESS, SUCCESS);
        assertThat(values("ownerid__v")).containsExactly(user(ANN), user(ANN));
        assertThat(values("mobile_id__v")).containsExactly("m-1", "m-2");
        assertThat(values("created_by__v")).containsExactly(user(ANN), user(ANN));
    }

    @Test
    @Rule("I35")
    void aShareThatIsSentAgainIsUpdatedAndNotDoubled() throws Exception {
        ann.upload(SENT, array(share("m-1")));
        ann.upload(SENT, array(share("m-1").put("details__v", "second try"), share("m-2")));
        assertThat(values("mobile_id__v")).containsExactly("m-1", "m-2");
        assertThat(values("details__v")).containsExactly("second try", "null");
        assertThat(statuses(ann.upload(SENT, array(share("m-2"))).body()))
                .as("nothing new in it")
                .containsExactly("WARNING");
    }

    @Test
    @Rule("I29")
    void whatBelongsToSomebodyElseIsNeitherChangedNorMade() throws Exception {
        ann.upload(SENT, array(share("m-1")));
        FakeDevice bob = lab.device(BOB, "iPhone", BOB);
        String answer = bob.upload(SENT, array(share("m-1").put("details__v", "Bob's"), share("m-2")))
                .body();
        assertThat(statuses(answer)).containsExactly("FAILURE", SUCCESS);
        assertThat(answer).contains("INSUFFICIENT_ACCESS", "user owns");
        assertThat(statuses(bob.upload(SENT, array(share("m-3").put("ownerid__v", user(ANN))))
                        .body()))
                .containsExactly("FAILURE");
        assertThat(values("ownerid__v")).containsExactly(user(ANN), user(BOB));
        assertThat(values("details__v")).containsExactly("null", "null");
    }

    @Test
    @Rule({"G4", "G8"})
    void onlyWithTheRightsOfTheUser() throws Exception {
        FakeDevice sentByAdmin = lab.device(ANN, "iPad", ADMIN);
        assertThat(statuses(sentByAdmin.upload(SENT, array(share("m-1"))).body()))
                .containsExactly(SUCCESS);
        assertThat(sentByAdmin
                        .upload(SENT, array(share("m-1").put("click_count__v", 7)))
                        .body())
                .contains("OPERATION_NOT_ALLOWED");
        assertThat(values("click_count__v")).containsExactly("0");
        for (String caller : List.of(BOB, SYNC)) {
            assertThat(lab.device(ANN, "iPad", caller)
                            .upload(SENT, array(share("m-9")))
                            .statusCode())
                    .as(caller)
                    .isEqualTo(403);
        }
        assertThat(lab.stranger().upload(SENT, array(share("m-9"))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void uploadsThatMakeNoSenseAreToldWhatIsWrong() throws Exception {
        assertThat(ann.upload("engage_profile__v", "[]").body()).contains("make no records of [engage_profile__v]");
        assertThat(ann.upload(SENT, "{}").statusCode()).isEqualTo(400);
        assertThat(ann.upload(SENT, "[{").body()).contains("not JSON");
        var many = new ArrayList<>(Collections.nCopies(501, share("m-1")));
        assertThat(ann.upload(SENT, array(many.toArray(ObjectNode[]::new))).body())
                .contains("at most 500");
        assertThat(ann.get("/uploads/" + SENT).statusCode()).isEqualTo(405);
        assertThat(values("id")).isEmpty();
    }

    @Test
    @Rule({"J27", "K10"})
    void theTimelineOfAnAccountHasItsSharesAndThoseWithoutAnAccountAreOnNone() throws Exception {
        ann.upload(SENT, array(share("m-1").put("account__v", CLINIC), share("m-2")));
        assertThat(timeline(CLINIC)).containsExactly("m-1");
        assertThat(timeline("V4S000000000004")).isEmpty();
    }

    @Test
    @Rule({"J17", "J27"})
    void theTimelineShowsHowOftenAShareWasOpened() throws Exception {
        ann.upload(SENT, array(share("m-1").put("account__v", CLINIC).put("vexternal_id__v", "EL1")));
        ann.refresh();
        lab.later();
        lab.upsert(
                "message_activity__v",
                List.of(Map.of(
                        "vexternal_id__v",
                        "EH1",
                        "name__v",
                        "EH1",
                        "activity__v",
                        "clicked__v",
                        "sent_message__vr.vexternal_id__v",
                        "EL1")));
        JsonNode held = Json.MAPPER.readTree(ann.get("/accounts/" + CLINIC).body());
        assertThat(held.at("/timeline/0/click_count__v").asInt()).isEqualTo(1);
        ann.sync();
        JsonNode copy = ann.row(SENT, held.at("/timeline/0/id").asText());
        assertThat(copy.get("click_count__v").asInt())
                .as("after an incremental sync")
                .isEqualTo(1);
    }

    private List<String> timeline(String account) throws Exception {
        return Json.MAPPER
                .readTree(ann.get("/accounts/" + account).body())
                .get("timeline")
                .findValuesAsText("mobile_id__v");
    }

    private static ObjectNode share(String mobileId) {
        return Json.MAPPER
                .createObjectNode()
                .put("mobile_id__v", mobileId)
                .put("name__v", "Invite")
                .put("object_type__v.api_name__v", "engage_connection_invite__v")
                .put("sent_via__v", "messages__v");
    }

    private static String array(ObjectNode... records) throws Exception {
        return Json.MAPPER.writeValueAsString(records);
    }

    private static List<String> statuses(String answer) throws Exception {
        return Json.MAPPER.readTree(answer).get("data").findValuesAsText("responseStatus");
    }

    private String user(String name) {
        return Long.toString(lab.crm.crm().user(name).orElseThrow().id());
    }

    private List<String> values(String field) {
        CrmObject sent = lab.crm.crm().schema().required(SENT);
        List<Row> rows = lab.crm.crm().select(new Selection(sent, sent.fields(), null, List.of()), 0, 100);
        return rows.stream()
                .map(row -> String.valueOf(row.show(sent.required(field))))
                .toList();
    }
}
