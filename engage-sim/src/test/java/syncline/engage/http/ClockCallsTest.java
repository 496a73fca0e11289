package syncline.engage.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.lab.LabClock;
import syncline.lab.db.Database;
import syncline.lab.http.Json;

class ClockCallsTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant AFTER_61_MINUTES = Instant.parse("2026-03-01T01:01:00Z");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
    }

    private EngageSimulator start() {
        var population = Population.seeded(PopulationSize.SMALL, 42, "syncline", "lab");
        var settings =
                new EngageSettings("127.0.0.1", 0, population, Database.file(folder, "engage"), "syncline", "lab", 1);
        return EngageSimulator.start(settings, LabClock.over(Clock.fixed(START, ZoneOffset.UTC)));
    }

    private record Answer(int status, JsonNode body) {
        Instant now() {
            return Instant.parse(body.path("now").asText());
        }
    }

    private Answer call(EngageSimulator engage, String method, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(engage.uri() + "/lab/clock"))
                .method(method, BodyPublishers.ofString(body))
                .build();
        var response = client.send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), Json.MAPPER.readTree(response.body()));
    }

    @Test
    void timePassesWhenItIsTold() throws Exception {
        try (var engage = start()) {
            assertThat(call(engage, "GET", "").now()).isEqualTo(START);
            assertThat(call(engage, "POST", "{\"advance\":\"PT61M\"}").now()).isEqualTo(AFTER_61_MINUTES);
            assertThat(call(engage, "GET", "").now()).isEqualTo(AFTER_61_MINUTES);
        }
    }

    @Test
    void timeGoesOnAfterARestart() throws Exception {
        try (var engage = start()) {
            call(engage, "POST", "{\"advance\":\"PT61M\"}");
        }
        try (var engage = start()) {
            assertThat(call(engage, "GET", "").now()).isEqualTo(AFTER_61_MINUTES);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"advance\":\"61m\"}",
                "{\"advance\":\"-PT1S\"}",
                "{\"advance\":\"P9999999D\"}",
                "{\"advance\":\"PT9223372036854775807S\"}"
            })
    void aWrongTimeIsRefusedAndNothingMoves(String body) throws Exception {
        try (var engage = start()) {
            var answer = call(engage, "POST", body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("error").path("message").asText()).contains("advance");
            assertThat(call(engage, "GET", "").now()).isEqualTo(START);
        }
    }
}
