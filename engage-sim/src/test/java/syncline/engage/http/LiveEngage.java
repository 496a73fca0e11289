package syncline.engage.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.lab.LabClock;
import syncline.lab.db.Database;
import syncline.lab.http.Json;

/** An Engage over the small population, and somebody who calls it. */
final class LiveEngage implements AutoCloseable {
    private final EngageSimulator engage;
    private final HttpClient client = HttpClient.newHttpClient();

    private LiveEngage(EngageSimulator engage) {
        this.engage = engage;
    }

    static LiveEngage start(int port) {
        return start(port, Database.memory("h" + UUID.randomUUID()));
    }

    static LiveEngage start(int port, Database database) {
        var settings = new EngageSettings(
                "127.0.0.1",
                port,
                Population.seeded(PopulationSize.SMALL, 42, "syncline", "lab"),
                database,
                "syncline",
                "lab",
                1);
        var clock = LabClock.over(Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC));
        return new LiveEngage(EngageSimulator.start(settings, clock));
    }

    int port() {
        return engage.uri().getPort();
    }

    URI uri() {
        return engage.uri();
    }

    /**
     * Calls.
     *
     * @param headers names and values, in turn
     */
    HttpResponse<String> call(String method, String path, String body, String... headers) throws Exception {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(engage.uri() + path)).method(method, publisher);
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    /** Calls and expects this status. */
    JsonNode ok(int status, String method, String path, String body) throws Exception {
        var response = call(method, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return Json.MAPPER.readTree(response.body());
    }

    @Override
    public void close() {
        client.close();
        engage.close();
    }
}
