package syncline.sync.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.HttpRequest;
import akka.pattern.Patterns;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Calls an API that answers in JSON. A call that fails on its way, takes longer than a minute, or is answered with a server error
 * or with anything but JSON is repeated twice, a little later; every call made here can be repeated without harm.
 */
public final class JsonClient {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final int TRIES = 3;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int LARGEST_ANSWER = 64 * 1024 * 1024;

    private final ActorSystem<?> system;
    private final ObjectMapper mapper;

    public JsonClient(ActorSystem<?> system, ObjectMapper mapper) {
        this.system = system;
        this.mapper = mapper;
    }

    /** An answer that is not what was asked for: {@code status} and what was wrong with it. */
    public static final class BadAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadAnswer(String message) {
            super(message);
        }
    }

    /** The answer as a {@code type}; fails with the last try's failure. */
    public <T> CompletionStage<T> call(HttpRequest request, Class<T> type) {
        return find(request, type).thenApply(answer -> answer.orElseThrow(() -> notOk(request, NOT_FOUND)));
    }

    /** The same, empty if the API says that there is no such thing. */
    public <T> CompletionStage<Optional<T>> find(HttpRequest request, Class<T> type) {
        return Patterns.retry(() -> once(request, type), TRIES - 1, BETWEEN_TRIES, system);
    }

    private <T> CompletionStage<Optional<T>> once(HttpRequest request, Class<T> type) {
        return Http.get(system)
                .singleRequest(request)
                .thenCompose(response -> response.entity()
                        .toStrict(LONGEST_CALL.toMillis(), LARGEST_ANSWER, system)
                        .thenApply(body -> read(
                                request,
                                response.status().intValue(),
                                body.getData().toArrayUnsafe(),
                                type)))
                .toCompletableFuture()
                .orTimeout(LONGEST_CALL.toSeconds(), TimeUnit.SECONDS);
    }

    private <T> Optional<T> read(HttpRequest request, int status, byte[] body, Class<T> type) {
        if (status == NOT_FOUND) {
            return Optional.empty();
        }
        if (status != OK) {
            throw notOk(request, status);
        }
        try {
            return Optional.of(mapper.readValue(body, type));
        } catch (IOException e) {
            throw new BadAnswer("%s was answered with something else than the JSON that is due (%s)"
                    .formatted(words(request), why(e)));
        }
    }

    private static BadAnswer notOk(HttpRequest request, int status) {
        return new BadAnswer("%s was answered with HTTP status %d".formatted(words(request), status));
    }

    private static String words(HttpRequest request) {
        return request.method().value() + " " + request.getUri().path();
    }

    private static String why(IOException failure) {
        return failure instanceof JsonProcessingException json ? json.getOriginalMessage() : failure.toString();
    }

    /** The failure itself, freed of what stages wrap it in. */
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** {@code stage}, its failure replaced by what {@code named} makes of it. */
    public static <T> CompletionStage<T> renamed(
            CompletionStage<T> stage, java.util.function.Function<Throwable, RuntimeException> named) {
        return stage.exceptionallyCompose(failure -> CompletableFuture.failedFuture(named.apply(cause(failure))));
    }
}
