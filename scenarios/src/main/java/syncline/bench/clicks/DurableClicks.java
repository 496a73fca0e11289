package syncline.bench.clicks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import syncline.engage.http.EngageSettings;
import syncline.engage.http.EngageSimulator;
import syncline.engage.population.Population;
import syncline.engage.population.PopulationSize;
import syncline.lab.LabClock;
import syncline.lab.db.Database;
import syncline.lab.http.Json;
import syncline.lab.http.LoopbackServer;

/** Engage with links that wait to be opened: each click is in the database before the card is shown. */
final class DurableClicks implements Contender {
    private static final int LINKS = 20_000;
    private static final int AT_ONCE = 500;
    private static final String VAULT = "syncline";

    private final Database database;
    private final EngageSimulator engage;
    private final List<String> paths = new ArrayList<>();

    DurableClicks(Database database) throws InterruptedException {
        this.database = database;
        var people = Population.seeded(PopulationSize.SMALL, 42, VAULT, "lab");
        engage = EngageSimulator.start(
                new EngageSettings(LoopbackServer.LOOPBACK, 0, people, database, VAULT, "lab", 42), LabClock.system());
        share(people);
    }

    /** The short links, each as a path. */
    List<String> paths() {
        return paths;
    }

    @Override
    public URI uri() {
        return engage.uri();
    }

    @Override
    public void close() {
        engage.close();
    }

    /** How many clicks the database has; to be asked when Engage is closed. */
    long stored() throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var count = statement.executeQuery("select count(*) from engage_hit")) {
            count.next();
            return count.getLong(1);
        }
    }

    private void share(Population people) throws InterruptedException {
        record Wish(String username, String accountId, String via) {}
        try (var client = HttpClient.newHttpClient()) {
            call(client, "PUT", "/lab/settings", Map.of("digitalBusinessCard", true, "communicationChannel", "chat"));
            for (int i = 0; i < LINKS; i += AT_ONCE) {
                var wishes = IntStream.range(i, i + AT_ONCE)
                        .mapToObj(n -> new Wish(
                                people.user(n % people.userCount()).username(), "V4S%012d".formatted(n), "messages__v"))
                        .toList();
                call(client, "POST", "/api/links", Map.of("links", wishes))
                        .path("links")
                        .forEach(link -> paths.add("/i/" + link.path("token").asText()));
            }
        }
    }

    private JsonNode call(HttpClient client, String method, String path, Object body) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(engage.uri() + path))
                    .method(method, BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)))
                    .build();
            return Json.MAPPER.readTree(
                    client.send(request, BodyHandlers.ofByteArray()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
