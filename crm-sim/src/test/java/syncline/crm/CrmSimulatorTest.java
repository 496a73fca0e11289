package syncline.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import syncline.lab.db.Database;
import syncline.lab.http.Json;

/** What holds of every call, and what the lab does to the CRM. */
class CrmSimulatorTest extends WithSimulator {
    @Test
    void everyAnswerIsAJsonObjectWithStatus200() throws Exception {
        for (String path : List.of("/", "/nothing", "/api/v24.3/nothing", "/api/latest/query", "/api/v24.3/vobjects")) {
            assertThat(failure(get(path))).as(path).isEqualTo("MALFORMED_URL");
        }
        assertThat(failure(get("/api/v24.3/keep-alive"))).isEqualTo("METHOD_NOT_SUPPORTED");
        assertThat(failure(get("/api/v24.3/auth"))).isEqualTo("METHOD_NOT_SUPPORTED");
        assertThat(failure(post(UPSERT, "{not json"))).isEqualTo("INVALID_DATA");
        assertThat(failure(post(UPSERT, "[{\"vexternal_id__v\":\"EP1\""))).isEqualTo("INVALID_DATA");
        assertThat(failure(post(UPSERT, "{}"))).isEqualTo("INVALID_DATA");
        assertThat(failure(post("/api/v24.3/vobjects/nothing__v", "[]"))).isEqualTo("INVALID_DATA");
        assertThat(failure(post("/api/v24.3/vobjects/engage_profile__v?idParam=title__v", "[]")))
                .isEqualTo("INVALID_DATA");
    }

    @Test
    void headersTellTheLimitsAndCallsBeyondThemWait() throws Exception {
        lab("/lab/limits", "{\"burst\":1,\"window\":\"PT5M\",\"delay\":\"PT0.05S\"}");
        var first = send(request("/api/v24.3/keep-alive")
                .header("Authorization", session)
                .header("X-VaultAPI-ReferenceId", "mine")
                .POST(BodyPublishers.noBody()));
        assertThat(first.headers().firstValue("X-VaultAPI-BurstLimit")).hasValue("1");
        assertThat(first.headers().firstValue("X-VaultAPI-BurstLimitRemaining")).hasValue("0");
        assertThat(first.headers().firstValue("X-VaultAPI-ResponseDelay")).isEmpty();
        assertThat(first.headers().firstValue("X-VaultAPI-ReferenceId")).hasValue("mine");
        assertThat(first.headers().firstValue("X-VaultAPI-UserId")).isPresent();
        assertThat(first.headers().firstValue("X-VaultAPI-VaultId")).isPresent();
        long start = System.nanoTime();
        var second = send(request("/api/v24.3/keep-alive")
                .header("Authorization", session)
                .POST(BodyPublishers.noBody()));
        assertThat(second.headers().firstValue("X-VaultAPI-ResponseDelay")).hasValue("50");
        assertThat(System.nanoTime() - start).isGreaterThan(49_000_000);
        assertThat(second.statusCode()).isEqualTo(200);
    }

    @Test
    void theLabSetsFaultsAndSeesRecordsAndFailures() throws Exception {
        lab("/lab/faults", """
                {"http":[],"records":[{"object":"engage_profile__v","rate":0,"sticky":0,
                 "match":{"name__v":"Dr. Bad"},"type":"OPERATION_NOT_ALLOWED","message":"No"}]}
                """);
        post(
                UPSERT,
                "[" + profile("EP2", "Dr. B") + "," + profile("EP1", "Dr. A") + "," + profile("EP3", "Dr. Bad") + "]");
        List<String> records = send(request("/lab/records/engage_profile__v").GET())
                .body()
                .lines()
                .toList();
        assertThat(records).hasSize(2);
        assertThat(Json.MAPPER.readTree(records.get(0)).get("vexternal_id__v").asText())
                .isEqualTo("EP1");
        assertThat(Json.MAPPER
                        .readTree(records.get(0))
                        .get("connection_status__v")
                        .asText())
                .isEqualTo("connected__v");
        assertThat(Json.MAPPER.readTree(records.get(0)).get("object_type__v").asText())
                .isEqualTo("engage_hcp_profile__v");
        assertThat(Json.MAPPER.readTree(send(request("/lab/failures").GET()).body()))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                "{\"object\":\"engage_profile__v\",\"externalId\":\"EP3\",\"failures\":1,\"type\":\"OPERATION_NOT_ALLOWED\"}"));
        assertThat(json(send(request("/lab/health").GET())).get("status").asText())
                .isEqualTo("up");
        var bad = send(
                request("/lab/faults").PUT(BodyPublishers.ofString("{\"records\":[{\"object\":\"nothing__v\"}]}")));
        assertThat(bad.statusCode()).isEqualTo(400);
        lab("/lab/faults", "{\"http\":[{\"rate\":1,\"answer\":\"unavailable\"}],\"records\":[]}");
        assertThat(send(request("/api/v24.3").GET()).statusCode()).isEqualTo(503);
        assertThat(send(request("/lab/health").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void aRestartOnAFileKeepsAllRecords(@TempDir Path folder) throws Exception {
        var settings = settings(Database.file(folder, "crm"));
        try (var first = CrmSimulator.start(settings, clock)) {
            first.crm()
                    .load(
                            "account__v",
                            List.of(Map.of("id", "V4S000000000007", "name__v", "A"))
                                    .iterator());
        }
        try (var second = CrmSimulator.start(settings, clock)) {
            assertThat(second.crm()
                            .load(
                                    "account__v",
                                    List.of(Map.of("id", "V4S000000000007", "name__v", "A"))
                                            .iterator()))
                    .isZero();
            assertThat(second.crm().user(SYNC)).isPresent();
        }
    }
}
