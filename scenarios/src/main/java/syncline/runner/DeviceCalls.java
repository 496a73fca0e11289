package syncline.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;

/** The CRM as devices call it. Safe for use by many threads. */
final class DeviceCalls implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final URI crm;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    DeviceCalls(URI crm) {
        this.crm = crm;
    }

    /**
     * What a device got.
     *
     * @param rows put and removed
     * @param at what to ask changes since next time
     */
    record Downloaded(long rows, String at) {}

    /** A device's sync did not come to its end. */
    static final class DeviceFailed extends Exception {
        private static final long serialVersionUID = 1L;

        DeviceFailed(String message) {
            super(message);
        }

        DeviceFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Opens a session.
     *
     * @throws DeviceFailed if the CRM opens none
     */
    String signIn(String username, String password) throws DeviceFailed, InterruptedException {
        var form = "username=%s&password=%s".formatted(encoded(username), encoded(password));
        var request = HttpRequest.newBuilder(crm.resolve("/api/v25.2/auth"))
                .timeout(LONGEST)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            var answer = read(client.send(request, BodyHandlers.ofString()).body());
            if (answer.path("sessionId").isTextual()) {
                return answer.path("sessionId").asText();
            }
            throw new DeviceFailed("no session: "
                    + answer.path("errors").path(0).path("message").asText());
        } catch (IOException e) {
            throw new DeviceFailed("no session: " + words(e), e);
        }
    }

    /**
     * Syncs one device.
     *
     * @param since for what changed since then, null for everything
     * @throws DeviceFailed if it does not come to its end
     */
    Downloaded sync(String session, String username, String platform, @Nullable String since)
            throws DeviceFailed, InterruptedException {
        String path = "/devices/%s/%s%s"
                .formatted(encoded(username), platform, since == null ? "" : "?since=" + encoded(since));
        var request = HttpRequest.newBuilder(crm.resolve(path))
                .timeout(LONGEST)
                .header("Authorization", session)
                .GET()
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                if (response.statusCode() != 200) {
                    throw new DeviceFailed("answered " + response.statusCode());
                }
                return read(lines);
            }
        } catch (IOException e) {
            throw new DeviceFailed(words(e), e);
        }
    }

    private static Downloaded read(BufferedReader lines) throws IOException, DeviceFailed {
        String first = lines.readLine();
        String at = first == null ? "" : read(first).path("at").asText();
        long rows = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            var row = read(line);
            if (row.path("end").asBoolean()) {
                if (row.path("rows").asLong() != rows) {
                    throw new DeviceFailed("another number of rows than it says");
                }
                return new Downloaded(rows, at);
            }
            rows++;
        }
        throw new DeviceFailed("was cut off");
    }

    private static JsonNode read(String json) throws DeviceFailed {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new DeviceFailed("is not JSON", e);
        }
    }

    private static String words(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
