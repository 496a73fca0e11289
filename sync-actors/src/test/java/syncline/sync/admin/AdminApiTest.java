package syncline.sync.admin;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.DispatcherSelector;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.lab.Rule;
import syncline.lab.http.Json;
import syncline.lab.http.LoopbackServer;
import syncline.sync.FakeSignIn;
import syncline.sync.SyncLab;
import syncline.sync.WithLab;
import syncline.sync.life.InviteLives;
import syncline.sync.run.SyncRecord;

class AdminApiTest extends WithLab {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final FakeSignIn CRM = new FakeSignIn();

    @SuppressWarnings("NullAway.Init")
    private static LoopbackServer server;

    @BeforeAll
    static void listen() {
        var blocking = lab.system.dispatchers().lookup(DispatcherSelector.blocking());
        var api = new AdminApi(
                new Admins(CRM, lab.clock),
                List.of(
                        new SyncRoutes(lab.syncs, lab.ledger, blocking),
                        new PostProcessingRoutes(lab.syncs, lab.hitLedger, blocking),
                        new InviteRoutes(new InviteLives(lab.system))));
        server = LoopbackServer.start(
                lab.system,
                "the admin API",
                LoopbackServer.LOOPBACK,
                0,
                api.route().handler(lab.system));
    }

    @AfterAll
    static void close() {
        server.close();
        CLIENT.close();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        request.header("Authorization", FakeSignIn.basic("ada@admin", "right"));
        return CLIENT.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.uri().resolve(path)));
    }

    private static HttpResponse<String> begin(String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.uri().resolve("/admin/syncs"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return Json.MAPPER.readTree(response.body());
    }

    @Test
    @Rule({"A10", "F15"})
    void beginsAFullSyncByHandAndTellsOfIt() throws Exception {
        profile("ADA0");
        night();
        var at = now();

        var begun = begin("{\"type\":\"full\"}");

        assertThat(begun.statusCode()).isEqualTo(202);
        int number = json(begun).get("number").asInt();
        lab.finished(number);
        var told = get("/admin/syncs/" + number);
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(json(told)).isEqualTo(Json.MAPPER.readTree("""
                        {"number":%d,"type":"full","trigger":"manual","startedAt":"%s","finishedAt":"%s",
                         "message":"Completed successfully","cause":null,"read":1,"written":1,"unchanged":0,"failed":0,
                         "held":0,"parked":0}""".formatted(number, at, at)));
    }

    @Test
    @Rule({"A7", "F14"})
    void beginsAnIncrementalSyncAsTheScheduleDoesAndShowsItFirst() throws Exception {
        night();
        int number = json(begin("{\"type\":\"incremental\"}")).get("number").asInt();
        lab.finished(number);
        var shown = json(get("/admin/syncs"));
        assertThat(shown).hasSizeBetween(1, 10);
        assertThat(shown.get(0).get("number").asInt()).isEqualTo(number);
        assertThat(shown.get(0).get("type").asText()).isEqualTo("incremental");
        assertThat(shown.get(0).get("trigger").asText()).isEqualTo("scheduled");
    }

    @Test
    @Rule({"A14", "A16"})
    void aStartThatIsTooSoonIsAConflictWithTheEarliestTime() throws Exception {
        var last = lab.nightly();
        var earliest = now().plus(Duration.ofMinutes(60)).toString();

        var refused = begin("{\"type\":\"full\"}");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused)).isEqualTo(Json.MAPPER.readTree("""
                        {"blocked":{"reason":"too_soon","message":
                         "The last sync finished less than 60 minutes ago. Start no sooner than %s.","earliest":"%s"}}""".formatted(earliest, earliest)));
        assertThat(get("/admin/syncs/" + (last.number() + 1)).statusCode()).isEqualTo(404);
        assertThat(json(get("/admin/blocked")).get(0))
                .isEqualTo(Json.MAPPER.readTree(
                        "{\"at\":\"%s\",\"trigger\":\"manual\",\"reason\":\"too_soon\",\"earliest\":\"%s\"}"
                                .formatted(now(), earliest)));
    }

    @Test
    @Rule("A15")
    void aStartDuringPostProcessingIsAConflictWithoutATime() throws Exception {
        night();
        var hits = lab.hits.hold();
        int job = SyncLab.get(lab.syncs.startPostProcessing()).number();
        var refused = begin("{\"type\":\"incremental\"}");
        hits.run();
        lab.jobFinished(job);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).at("/blocked/reason").asText()).isEqualTo("post_processing");
        assertThat(json(refused).at("/blocked/earliest").isNull()).isTrue();
        assertThat(json(get("/admin/blocked")).get(0).get("earliest").isNull()).isTrue();
    }

    @Test
    @Rule({"A17", "F16"})
    void aStartDuringAnotherSyncIsAConflictAndTheRunningOneHasNoMessage() throws Exception {
        profile("ADB0");
        night();
        var answers = lab.crm.holdAnswers();
        int number = json(begin("{\"type\":\"incremental\"}")).get("number").asInt();
        Awaitility.await().until(() -> lab.crm.sent().contains("ADB0"));

        var refused = begin("{\"type\":\"full\"}");
        var running = json(get("/admin/syncs/" + number));

        answers.run();
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).at("/blocked/reason").asText()).isEqualTo("already_running");
        assertThat(running.get("message").isNull()).isTrue();
        assertThat(running.get("finishedAt").isNull()).isTrue();
        assertThat(running.get("read").asInt()).isEqualTo(1);
        assertThat(lab.finished(number).message()).isEqualTo("Completed successfully");
    }

    private static HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.uri().resolve(path)).POST(BodyPublishers.noBody()));
    }

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

    private static HttpResponse<String> schedule(String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.uri().resolve("/admin/post-processing/schedule"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
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
    @Rule("F12")
    void aRunningSyncIsAbortedByNameAndOneThatDoesNotRunIsNot() throws Exception {
        profile("ADF0");
        night();
        var answers = lab.crm.holdAnswers();
        int number = json(begin("{\"type\":\"incremental\"}")).get("number").asInt();
        Awaitility.await().until(() -> lab.crm.sent().contains("ADF0"));

        assertThat(post("/admin/syncs/" + number + "/abort").statusCode()).isEqualTo(202);

        answers.run();
        assertThat(lab.finished(number))
                .returns("Failed", SyncRecord::message)
                .returns("Aborted by ada@admin", SyncRecord::cause);
        assertThat(post("/admin/syncs/" + number + "/abort").statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[]", "{\"type\":null}", "{\"type\":\"partial\"}", "{\"type\":", "full"})
    void aBodyThatSaysNothingKnownIsRefusedWithAnExample(String body) throws Exception {
        var last = json(get("/admin/syncs")).get(0).get("number");
        night();
        var refused = begin(body);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).at("/error/message").asText())
                .isEqualTo("The body must be {\"type\": \"full\"} or {\"type\": \"incremental\"}.");
        assertThat(json(get("/admin/syncs")).get(0).get("number")).isEqualTo(last);
    }

    @Test
    void aBodyWithoutEndIsRefused() throws Exception {
        assertThat(begin(" ".repeat(5000)).statusCode()).isEqualTo(413);
    }

    @Test
    void aSyncThatNeverWasIsNotFound() throws Exception {
        var missing = get("/admin/syncs/99999");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(json(missing).at("/error/message").asText())
                .isEqualTo("There is no sync 99999. GET /admin/syncs lists the last ten.");
        assertThat(get("/admin/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/admin/syncs/99999/success.csv").statusCode()).isEqualTo(404);
        assertThat(get("/admin/syncs/99999/error.csv").statusCode()).isEqualTo(404);
    }

    @Test
    @Rule("F17")
    void bothLogsCanBeDownloaded() throws Exception {
        profile("ADC0");
        profile("ADC2");
        refuse(BAD_DATA, "ADC2");
        int number = lab.nightly().number();

        var success = get("/admin/syncs/" + number + "/success.csv");
        var errors = get("/admin/syncs/" + number + "/error.csv");

        assertThat(success.headers().firstValue("Content-Type")).hasValue("text/csv; charset=UTF-8");
        assertThat(success.body().split("\r\n"))
                .containsExactly(
                        "object,vexternal_id,vault_id,operation,time,warning",
                        "engage_profile__v,ADC0,VADC0,create," + now() + ",");
        assertThat(errors.body().split("\r\n"))
                .containsExactly(
                        "object,vexternal_id,operation,error_type,message,class,consecutive_failures,parked,time",
                        "engage_profile__v,ADC2,create,INVALID_DATA,The field is too long,record,1,no," + now());
    }

    @Test
    @Rule({"E1", "E13"})
    void tellsWhatIsNotInStepLineByLine() throws Exception {
        assertThat(get("/admin/failures").body()).isEmpty();
        profile("ADD0");
        connection("ADDC0", "ADD0");
        refuse(BAD_DATA, "ADD0");
        somebodyElse();
        lab.nightly();
        assertThat(get("/admin/failures").body()).isEqualTo("""
                        {"object":"engage_profile__v","externalId":"ADD0","failures":1,"parked":false,"held":false}
                        {"object":"engage_connection__v","externalId":"ADDC0","failures":0,"parked":false,"held":true}
                        """);
    }
}
