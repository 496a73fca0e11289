package syncline.sync.http;

import akka.actor.typed.ActorSystem;
import akka.http.impl.engine.client.OutgoingConnectionBlueprint.UnexpectedConnectionClosureException;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.pattern.Patterns;
import akka.stream.StreamTcpException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import syncline.sync.rules.FailureCause;

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
    private final Duration longest;

    public JsonClient(ActorSystem<?> system, ObjectMapper mapper) {
        this(system, mapper, LONGEST_CALL);
    }

    /** @param longest how long a call may take */
    JsonClient(ActorSystem<?> system, ObjectMapper mapper, Duration longest) {
        this.system = system;
        this.mapper = mapper;
        this.longest = longest;
    }

    /** An answer that is not what was asked for: {@code status} and what was wrong with it. */
    public static final class BadAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadAnswer(String message) {
            super(message);
        }

        BadAnswer(String message, Throwable cause) {
            super(message, cause);
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
        var answer = Http.get(system)
                .singleRequest(request)
                .thenCompose(response -> body(request, response)
                        .thenApply(body -> read(request, response.status().intValue(), body, type)))
                .toCompletableFuture()
                .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
        return renamed(answer, failure -> told(request, failure));
    }

    private static Throwable told(HttpRequest request, Throwable failure) {
        if (failure instanceof TimeoutException) {
            return new BadAnswer(FailureCause.noAnswer(words(request)), failure);
        }
        return hasLostItsConnection(failure) ? new BadAnswer(FailureCause.brokenOff(words(request)), failure) : failure;
    }

    /** A connection that could not be made has a cause, one that was reset has none, and one that was closed has a class of its own. */
    private static boolean hasLostItsConnection(Throwable failure) {
        return failure instanceof UnexpectedConnectionClosureException
                || (failure instanceof StreamTcpException && failure.getCause() == null);
    }

    private CompletionStage<byte[]> body(HttpRequest request, HttpResponse response) {
        var body = response.entity()
                .toStrict(longest.toMillis(), LARGEST_ANSWER, system)
                .thenApply(whole -> whole.getData().toArrayUnsafe());
        return renamed(
                body,
                failure -> failure instanceof TimeoutException || failure instanceof EntityStreamSizeException
                        ? failure
                        : new BadAnswer(FailureCause.brokenOff(words(request)), failure));
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
        } catch (JsonParseException e) {
            throw new BadAnswer(FailureCause.notJson(words(request)), e);
        } catch (IOException e) {
            throw new BadAnswer("%s (%s)".formatted(FailureCause.notJson(words(request)), why(e)), e);
        }
    }

    private static BadAnswer notOk(HttpRequest request, int status) {
        return new BadAnswer(FailureCause.status(words(request), status));
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
            CompletionStage<T> stage, Function<Throwable, ? extends Throwable> named) {
        return stage.exceptionallyCompose(failure -> CompletableFuture.failedFuture(named.apply(cause(failure))));
    }
}
