package syncline.sync.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.lab.Rule;
import syncline.lab.http.Json;
import syncline.sync.SyncLab;

/** Post-Processing jobs, and the invites they carry clicks of. */
class PostProcessingRoutesTest extends WithAdminApi {
    @Test
    @Rule({"A21", "J25"})
    void aJobThatIsAskedForDuringASyncWaitsForItsEndAndThenRuns() throws Exception {
        profile("ADE0");
        night();
        var answers = lab.crm.holdAnswers();
        int number = json(begin("{\"type\":\"incremental\"}")).get("number").asInt();
        Awaitility.await().until(() -> lab.crm.sent().contains("ADE0"));
        lab.hits.click("EL-ADE", now());
        int before = lab.crm.activities.rows().size();

        var waiting = post("/admin/post-processing");

        assertThat(waiting.statusCode()).isEqualTo(202);
        assertThat(json(waiting))
                .isEqualTo(Json.MAPPER.readTree("{\"phase\":\"waiting\",\"since\":\"%s\"}".formatted(now())));
        int job = SyncLab.get(lab.syncs.postProcessing()).jobs().number();
        assertThat(lab.crm.activities.rows()).hasSize(before);
        answers.run();
        lab.finished(number);
        assertThat(lab.jobFinished(job).counts().written()).isEqualTo(1);
        assertThat(json(get("/admin/post-processing")).get("phase").asText()).isEqualTo("none");
    }

    @Test
    @Rule("J24")
    void theJobsAndTheirScheduleAreTold() throws Exception {
        var hit = lab.hits.click("EL-ADJ", now());
        int job = SyncLab.get(lab.syncs.startPostProcessing()).number();
        lab.jobFinished(job);
        var told = json(get("/admin/post-processing"));
        assertThat(told.get("cursor").asLong()).isEqualTo(hit.seq());
        assertThat(told.get("waiting").asLong()).isZero();
        assertThat(told.get("running").isNull()).isTrue();
        assertThat(told.get("last")).isEqualTo(Json.MAPPER.readTree("""
                        {"number":%d,"startedAt":"%s","finishedAt":"%s","read":1,"written":1,"repeated":0,"failed":0,
                         "waiting":0,"cause":null}""".formatted(job, now(), now())));
        assertThat(json(get("/admin/post-processing/jobs")).get(0)).isEqualTo(told.get("last"));

        assertThat(schedule("{\"every\":\"PT15M\"}").statusCode()).isEqualTo(200);
        assertThat(json(get("/admin/post-processing")).get("nextDue").asText())
                .isEqualTo(now().plus(Duration.ofMinutes(15)).toString());
        assertThat(schedule("{\"every\":\"PT0S\"}").statusCode()).isEqualTo(200);
        assertThat(json(get("/admin/post-processing")).get("nextDue").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"every\":\"soon\"}",
                "{\"every\":\"-PT1S\"}",
                "{\"every\":\"P8D\"}",
                "{\"every\":\"PT0.5S\"}"
            })
    void aScheduleOfJobsThatIsNoneIsRefused(String body) throws Exception {
        var refused = schedule(body);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("PT15M");
    }

    @Test
    @Rule("A21")
    void aJobThatWaitsIsCalledOff() throws Exception {
        profile("ADI0");
        night();
        var answers = lab.crm.holdAnswers();
        int number = json(begin("{\"type\":\"incremental\"}")).get("number").asInt();
        Awaitility.await().until(() -> lab.crm.sent().contains("ADI0"));
        int jobs = json(get("/admin/post-processing/jobs")).size();
        post("/admin/post-processing");

        var aborted = send(HttpRequest.newBuilder(server.uri().resolve("/admin/post-processing"))
                .DELETE());

        assertThat(json(aborted).get("phase").asText()).isEqualTo("none");
        answers.run();
        lab.finished(number);
        assertThat(json(get("/admin/post-processing")).get("phase").asText()).isEqualTo("none");
        assertThat(json(get("/admin/post-processing/jobs"))).hasSize(jobs);
    }

    @Test
    void theLifeOfAnInviteIsTold() throws Exception {
        lab.crm.activities.answer(id -> BAD_DATA);
        var hit = lab.hits.click("EL-ADK", now());
        lab.postProcess();
        lab.crm.activities.answer(id -> null);
        lab.postProcess();

        var life = json(get("/admin/invites/EL-ADK"));

        assertThat(life.get("clicks").asInt()).isEqualTo(1);
        assertThat(life.get("waiting").asInt()).isZero();
        assertThat(life.get("last")).hasSize(2);
        assertThat(life.at("/last/0/crmId").asText()).isEqualTo("V" + hit.id());
        assertThat(life.at("/last/1/error/type").asText()).isEqualTo("INVALID_DATA");
        assertThat(get("/admin/invites/EL-nobody").statusCode()).isEqualTo(404);
        assertThat(get("/admin/invites/%3Cb%3E").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> schedule(String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.uri().resolve("/admin/post-processing/schedule"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }
}
