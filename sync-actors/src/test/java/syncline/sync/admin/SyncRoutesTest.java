package syncline.sync.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.lab.Rule;
import syncline.lab.http.Json;
import syncline.sync.SyncLab;
import syncline.sync.run.SyncRecord;

/** Syncs that are begun, looked at and aborted by the admin API. */
class SyncRoutesTest extends WithAdminApi {
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
}
