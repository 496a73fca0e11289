package syncline.engage.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.scaladsl.model.EntityStreamException;
import akka.stream.ActorAttributes;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import akka.util.ByteStringBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import syncline.engage.directory.Refusal;
import syncline.lab.http.Json;

/** How calls run: bodies are read with a bound, work that waits for the database runs apart, and failures become answers. */
record Calls(ActorSystem<?> system, Executor blocking) {
    /** Room for 1,000 ids, and then some. */
    private static final int LARGEST_BODY = 256 * 1024;

    private static final int BODY_TIMEOUT_MILLIS = 30_000;
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    /** Runs a call without a body. */
    CompletionStage<HttpResponse> run(HttpRequest request, Supplier<HttpResponse> work) {
        return apart(request, work).exceptionally(this::failed);
    }

    /** Finds something out where waiting for the database does no harm. */
    <T> CompletionStage<T> apart(HttpRequest request, Supplier<T> work) {
        request.discardEntityBytes(system);
        return CompletableFuture.supplyAsync(work, blocking);
    }

    /** Runs a call with a body of JSON. */
    CompletionStage<HttpResponse> withBody(HttpRequest request, Function<JsonNode, HttpResponse> work) {
        return request.entity()
                .toStrict(BODY_TIMEOUT_MILLIS, LARGEST_BODY, system)
                .thenApplyAsync(body -> work.apply(parsed(body.getData())), blocking)
                .exceptionally(this::failed);
    }

    /** Answers with one line of JSON per record, written while they are read. */
    HttpResponse lines(Supplier<? extends Iterator<? extends List<?>>> portions) {
        var lines = Source.fromIterator(() -> {
                    var portion = portions.get();
                    return new Iterator<ByteString>() {
                        @Override
                        public boolean hasNext() {
                            return portion.hasNext();
                        }

                        @Override
                        public ByteString next() {
                            return line(portion.next());
                        }
                    };
                })
                .withAttributes(ActorAttributes.dispatcher(EngageSimulator.BLOCKING));
        return HttpResponse.create()
                .withEntity(HttpEntities.createChunked(
                        MediaTypes.applicationWithOpenCharset("x-ndjson").toContentType(HttpCharsets.UTF_8), lines));
    }

    static HttpResponse error(int status, String code, String message) {
        record Cause(String code, String message) {}
        record Answer(Cause error) {}
        return Json.response(status, new Answer(new Cause(code, message)));
    }

    private static ByteString line(List<?> records) {
        var lines = new ByteStringBuilder();
        try {
            for (Object each : records) {
                lines.putBytes(Json.MAPPER.writeValueAsBytes(each)).putByte((byte) '\n');
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return lines.result();
    }

    /** Runs a call with a body that a form in a browser sends. */
    CompletionStage<HttpResponse> withForm(HttpRequest request, Function<JsonNode, HttpResponse> work) {
        return request.entity()
                .toStrict(BODY_TIMEOUT_MILLIS, Form.LARGEST, system)
                .thenApplyAsync(body -> work.apply(Form.parsed(body.getData().utf8String())), blocking)
                .exceptionally(this::failed);
    }

    private static JsonNode parsed(ByteString body) {
        try {
            JsonNode node = Json.MAPPER.readTree(body.toArrayUnsafe());
            if (node == null || node.isMissingNode()) {
                throw new Refusal(Refusal.Kind.INVALID, "The body is empty; it has to be JSON.");
            }
            return node;
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "The body is not JSON: see line %d, column %d."
                            .formatted(place == null ? 1 : place.getLineNr(), place == null ? 1 : place.getColumnNr()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A failure as an answer. */
    HttpResponse failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case Refusal refusal -> refused(refusal);
            case EntityStreamException broken ->
                error(
                        400,
                        "invalid",
                        "The body is too long or was cut off; at most %d bytes are allowed.".formatted(LARGEST_BODY));
            default -> {
                LOG.error("A call failed", cause);
                yield error(500, "failed", "Engage failed on this call; its log says why.");
            }
        };
    }

    private static HttpResponse refused(Refusal refusal) {
        String why = String.valueOf(refusal.getMessage());
        return error(status(refusal), refusal.kind().name().toLowerCase(Locale.ROOT), why);
    }

    /** The status of HTTP that says the same as a refusal. */
    static int status(Refusal refusal) {
        return switch (refusal.kind()) {
            case INVALID -> 400;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case GONE -> 410;
        };
    }
}
