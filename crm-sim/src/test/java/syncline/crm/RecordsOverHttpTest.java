package syncline.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.lab.http.Json;

/** Records written and read over HTTP. */
class RecordsOverHttpTest extends WithSimulator {
    @Test
    @Rule("G15")
    void namesOfTheOlderEditionAreUnknown() throws Exception {
        assertThat(failure(post("/api/v24.3/vobjects/Engage_Profile_vod", "[]")))
                .isEqualTo("INVALID_DATA");
        assertThat(failure(query("SELECT id FROM Engage_Connection_vod"))).isEqualTo("INCORRECT_QUERY_SYNTAX_ERROR");
        JsonNode answer = post(UPSERT, "[" + profile("EP1", "Dr. A").replace("name__v\"", "name_vod\"") + "]");
        assertThat(failure(answer.at("/data/0"))).isEqualTo("ATTRIBUTE_NOT_SUPPORTED");
    }

    @Test
    @Rule({"C1", "E18", "N3"})
    void anUpsertAnswersRecordByRecord() throws Exception {
        JsonNode first = post(UPSERT, "[" + profile("EP1", "Dr. A") + "," + profile("EP2", "x".repeat(200)) + "]");
        assertThat(first.get("responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(first.at("/data/0")).isEqualTo(Json.MAPPER.readTree("""
                        {"responseStatus":"SUCCESS","data":{"id":"V6P000000000001",
                         "url":"/api/v24.3/vobjects/engage_profile__v/V6P000000000001",
                         "event":"created__sys","id_param_value":"EP1"}}
                        """));
        assertThat(first.at("/data/1")).isEqualTo(Json.MAPPER.readTree("""
                        {"responseStatus":"FAILURE","data":{"id_param_value":"EP2"},
                         "errors":[{"type":"INVALID_DATA","message":"Field [name__v] is longer than 128 characters"}]}
                        """));
        JsonNode second = post(UPSERT, "[" + profile("EP1", "Dr. A") + "," + profile("EP3", "Dr. C") + "]");
        assertThat(second.get("responseStatus").asText()).isEqualTo("WARNING");
        assertThat(second.at("/warnings/0/warning_type").asText()).isEqualTo("NO_DATA_CHANGES");
        assertThat(second.at("/data/0/responseStatus").asText()).isEqualTo("WARNING");
        assertThat(second.at("/data/0/warnings/0/warning_type").asText()).isEqualTo("NO_DATA_CHANGES");
        assertThat(second.at("/data/0/data/id").asText()).isEqualTo("V6P000000000001");
        assertThat(second.at("/data/1/responseStatus").asText()).isEqualTo("SUCCESS");
        JsonNode third = post(UPSERT, "[" + profile("EP1", "Dr. B") + "]");
        assertThat(third.at("/data/0/data/event").asText()).isEqualTo("updated__sys");
    }

    @Test
    void aBatchThatIsTooLargeOrRepeatsAKeyFailsWhole() throws Exception {
        String many = IntStream.range(0, 501)
                .mapToObj(i -> profile("EP" + i, "Dr."))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(failure(post(UPSERT, many))).isEqualTo("INVALID_DATA");
        assertThat(failure(post(UPSERT, "[" + profile("EP1", "a") + "," + profile("EP1", "b") + "]")))
                .isEqualTo("INVALID_DATA");
        assertThat(query("SELECT id FROM engage_profile__v")
                        .at("/responseDetails/total")
                        .asInt())
                .isZero();
    }

    @Test
    void aRecordIsReadWithPicklistsAsLists() throws Exception {
        post(UPSERT, "[" + profile("EP1", "Dr. A") + "]");
        JsonNode answer = get("/api/v24.3/vobjects/engage_profile__v/V6P000000000001");
        assertThat(answer.at("/responseDetails/object/name").asText()).isEqualTo("engage_profile__v");
        assertThat(answer.at("/data/connection_status__v/0").asText()).isEqualTo("connected__v");
        assertThat(answer.at("/data/status__v/0").asText()).isEqualTo("active__v");
        assertThat(answer.at("/data/object_type__v").asText()).isEqualTo("OOT000000000101");
        assertThat(answer.at("/data/title__v").isNull()).isTrue();
        assertThat(answer.at("/data/created_by__v").isInt()).isTrue();
        assertThat(failure(get("/api/v24.3/vobjects/engage_profile__v/V6P000000000002")))
                .isEqualTo("INVALID_DATA");
    }

    @Test
    void csvIsTakenToo() throws Exception {
        String csv =
                "vexternal_id__v,name__v,object_type__v.api_name__v\nEP1,\"Dr. \"\"A\"\", MD\",engage_hcp_profile__v\n";
        JsonNode answer = json(send(request(UPSERT)
                .header("Authorization", session)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv))));
        assertThat(answer.at("/data/0/responseStatus").asText()).isEqualTo("SUCCESS");
        assertThat(query("SELECT name__v FROM engage_profile__v")
                        .at("/data/0/name__v")
                        .asText())
                .isEqualTo("Dr. \"A\", MD");
    }
}
