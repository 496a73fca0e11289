package syncline.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import syncline.lab.Rule;
import syncline.lab.http.Json;

/** Queries over HTTP. */
class QueriesOverHttpTest extends WithSimulator {
    @Test
    @Rule("N4")
    void aQueryIsReadPageByPage() throws Exception {
        crm.crm()
                .load(
                        "account__v",
                        IntStream.range(0, 2_500)
                                .mapToObj(i -> Map.of("id", "V4S%012d".formatted(i), "name__v", "Account " + i))
                                .iterator());
        JsonNode page = query("SELECT id, name__v FROM account__v WHERE name__v != 'Account 7'");
        assertThat(page.at("/responseDetails/total").asInt()).isEqualTo(2_499);
        assertThat(page.at("/responseDetails/pagesize").asInt()).isEqualTo(1_000);
        assertThat(page.at("/data")).hasSize(1_000);
        int rows = 0;
        int pages = 1;
        while (page.at("/responseDetails").has("next_page")) {
            rows += page.at("/responseDetails/size").asInt();
            page = get(page.at("/responseDetails/next_page").asText());
            pages++;
        }
        assertThat(rows + page.at("/responseDetails/size").asInt()).isEqualTo(2_499);
        assertThat(pages).isEqualTo(3);
        assertThat(page.at("/data/498/id").asText()).isEqualTo("V4S000000002499");
        assertThat(query("SELECT id FROM account__v ORDER BY name__v DESC MAXROWS 3")
                        .at("/data"))
                .hasSize(3);
        assertThat(failure(get("/api/v24.3/query/" + UUID.randomUUID()))).isEqualTo("INVALID_DATA");
        assertThat(failure(query("SELECT id FROM nothing"))).isEqualTo("INCORRECT_QUERY_SYNTAX_ERROR");
    }

    @Test
    void aQueryLooksUpWhatARecordRefersTo() throws Exception {
        crm.crm()
                .load(
                        "account__v",
                        List.of(Map.of("id", "V4S000000000007", "name__v", "Clinic"))
                                .iterator());
        post(UPSERT, "[" + profile("EP1", "Dr. A") + "," + profile("EP2", "Dr. B") + "]");
        post(UPSERT, "[{\"vexternal_id__v\":\"EP2\",\"account__v\":\"V4S000000000007\"}]");
        JsonNode all = query("SELECT vexternal_id__v, account__vr.name__v, account__vr.status__v FROM engage_profile__v"
                + " ORDER BY vexternal_id__v");
        assertThat(all.at("/data")).isEqualTo(Json.MAPPER.readTree("""
                        [{"vexternal_id__v":"EP1","account__vr.name__v":null,"account__vr.status__v":null},
                         {"vexternal_id__v":"EP2","account__vr.name__v":"Clinic","account__vr.status__v":["active__v"]}]
                        """));
        assertThat(query(
                                "SELECT vexternal_id__v FROM engage_profile__v WHERE account__v IN (SELECT id FROM account__vr)")
                        .at("/data"))
                .isEqualTo(Json.MAPPER.readTree("[{\"vexternal_id__v\":\"EP2\"}]"));
        assertThat(query("SELECT vexternal_id__v FROM engage_profile__v WHERE account__vr.name__v = null")
                        .at("/data"))
                .isEqualTo(Json.MAPPER.readTree("[{\"vexternal_id__v\":\"EP1\"}]"));
        assertThat(failure(query("SELECT account__vr.modified_by__v FROM engage_profile__v")))
                .isEqualTo("INSUFFICIENT_ACCESS");
    }
}
