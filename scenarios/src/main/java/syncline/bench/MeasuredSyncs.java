package syncline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import syncline.lab.http.Json;
import syncline.runner.Lab;
import syncline.runner.LabCalls;

/** Syncs of a running lab, each measured from the wish to start it until it is over. */
record MeasuredSyncs(Lab lab, HttpClient http) implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    MeasuredSyncs(Lab lab) {
        this(lab, HttpClient.newHttpClient());
    }

    /** What was measured of a sync, and its row in the history. */
    record Measured(Rate rate, double seconds, JsonNode sync) {}

    /**
     * Runs one sync, a day of lab time after the last one.
     *
     * @param type full or incremental
     * @throws IllegalStateException if it does not end with success: its figures would say nothing
     */
    Measured sync(String type) throws IOException, InterruptedException {
        lab.clock().advance(Duration.ofDays(1));
        var watch = Rate.start();
        int number = post(lab.admin().resolve("/admin/syncs"), Map.of("type", type))
                .path("number")
                .asInt();
        JsonNode sync = get(lab.admin().resolve("/admin/syncs/" + number));
        while (sync.path("finishedAt").isNull()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            sync = get(lab.admin().resolve("/admin/syncs/" + number));
        }
        double seconds = watch.seconds();
        Rate rate = watch.stop(sync.path("read").asLong());
        if (!"Completed successfully".equals(sync.path("message").asText())) {
            throw new IllegalStateException("The measured sync did not succeed: " + sync);
        }
        return new Measured(rate, seconds, sync);
    }

    /** Lets Engage edit so many profiles, picked by {@code seed}. */
    void edit(int profiles, long seed) throws IOException, InterruptedException {
        post(lab.engage().resolve("/lab/changes"), Map.of("seed", seed, "profiles", profiles));
    }

    @Override
    public void close() {
        http.close();
    }

    private JsonNode post(URI uri, Object body) throws IOException, InterruptedException {
        return answer(asAdmin(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body))));
    }

    private JsonNode get(URI uri) throws IOException, InterruptedException {
        return answer(asAdmin(uri));
    }

    private HttpRequest.Builder asAdmin(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", LabCalls.basic(Lab.ADMIN, lab.password()));
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException("The lab answered " + response.statusCode() + ": " + response.body());
        }
        return Json.MAPPER.readTree(response.body());
    }
}
