package syncline.runner;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import syncline.lab.http.Json;

/** Calls the lab's controls and admin APIs. Safe for use by many threads. */
public final class LabCalls implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final String admin;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param password of {@link Lab#ADMIN}, who calls the admin API */
    public LabCalls(String password) {
        this.admin = basic(Lab.ADMIN, password);
    }

    /** The header by which somebody says who they are. */
    public static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** An answer with its status, whatever it is. */
    public record Answer(int status, JsonNode body) {}

    /**
     * A part of the lab did not do what the lab asked of it.
     *
     * <p>It says nothing about the sync that is tested: the run itself is not valid.
     */
    public static final class LabFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        public LabFailed(String message, Throwable cause) {
            super(message, cause);
            status = 0;
        }

        public LabFailed(String message) {
            this(0, message);
        }

        private LabFailed(int status, String message) {
            super(message);
            this.status = status;
        }

        /** The HTTP status of a refusal, 0 if it was none. */
        public int status() {
            return status;
        }
    }

    /**
     * Gets a path.
     *
     * @throws LabFailed if the answer is not a success
     */
    public JsonNode get(URI base, String path) {
        return successful(send(request(base, path).GET().build()), path);
    }

    /**
     * Posts a body.
     *
     * @throws LabFailed if the answer is not a success
     */
    public JsonNode post(URI base, String path, Object body) {
        return successful(answer(base, path, body), path);
    }

    /** Posts, and returns refusals too. */
    public Answer answer(URI base, String path, Object body) {
        return send(
                request(base, path).POST(BodyPublishers.ofString(text(body))).build());
    }

    /**
     * Puts a body.
     *
     * @throws LabFailed if the answer is not a success
     */
    public void put(URI base, String path, Object body) {
        successful(
                send(request(base, path)
                        .PUT(BodyPublishers.ofString(text(body)))
                        .build()),
                path);
    }

    /** Reads one JSON object a line, as they come. */
    public Iterator<JsonNode> lines(URI base, String path) {
        var response = send(request(base, path).GET().build(), BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new LabFailed("GET %s%s answered %d".formatted(base, path, response.statusCode()));
        }
        return response.body()
                .filter(line -> !line.isBlank())
                .map(LabCalls::read)
                .iterator();
    }

    /**
     * Stores an answer in a new file.
     *
     * @throws LabFailed if the answer is not a success, or breaks off; then no file is made
     */
    public void download(URI base, String path, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            var response = send(request(base, path).GET().build(), answer -> into(part, answer));
            successful(told(response), path);
            Files.move(part, file);
        } catch (LabFailed e) {
            throw Files.exists(part) ? new LabFailed("The answer to GET " + path + " broke off", e) : e;
        } catch (IOException e) {
            throw new LabFailed("%s cannot be written (%s)".formatted(file, e), e);
        } finally {
            delete(part);
        }
    }

    private static BodySubscriber<String> into(Path part, HttpResponse.ResponseInfo answer) {
        return answer.statusCode() / 100 == 2
                ? BodySubscribers.mapping(BodySubscribers.ofFile(part, CREATE, WRITE, TRUNCATE_EXISTING), stored -> "")
                : BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(URI base, String path) {
        var request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(LONGEST).header("Content-Type", "application/json");
        return path.startsWith("/admin/") ? request.header("Authorization", admin) : request;
    }

    private Answer send(HttpRequest request) {
        return told(send(request, BodyHandlers.ofString()));
    }

    private static Answer told(HttpResponse<String> response) {
        boolean silent = response.body().isBlank();
        return new Answer(response.statusCode(), silent ? MissingNode.getInstance() : body(response));
    }

    /** A refusal may be plain text, as when a server gives up on an answer. */
    private static JsonNode body(HttpResponse<String> response) {
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return json || response.statusCode() / 100 == 2 ? read(response.body()) : TextNode.valueOf(response.body());
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new LabFailed("%s %s cannot be reached (%s)".formatted(request.method(), request.uri(), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabFailed("Interrupted while waiting for " + request.uri(), e);
        }
    }

    private static JsonNode successful(Answer answer, String path) {
        if (answer.status / 100 != 2) {
            throw new LabFailed(answer.status, "%s answered %d: %s".formatted(path, answer.status, answer.body));
        }
        return answer.body;
    }

    private static JsonNode read(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new LabFailed("An answer of the lab is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(Object body) {
        try {
            return Json.MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
