package syncline.sync.admin;

import static akka.http.javadsl.server.Directives.entity;
import static akka.http.javadsl.server.Directives.withSizeLimit;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import akka.http.javadsl.unmarshalling.Unmarshaller;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import syncline.lab.http.Json;
import syncline.sync.engage.EngageUnavailable;
import syncline.sync.http.JsonClient;
import syncline.sync.vault.CrmUnavailable;

/** What goes in and out of the admin API: small bodies of JSON, and errors as one sentence. */
final class Bodies {
    private static final int LARGEST = 4096;

    private Bodies() {}

    static Route text(Function<String, Route> inner) {
        return withSizeLimit(LARGEST, () -> entity(Unmarshaller.entityToString(), inner));
    }

    /** The body as a {@code type}, empty if it is none. */
    static <T> Optional<T> read(String body, Class<T> type) {
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(body, type));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static HttpResponse error(int status, String message) {
        return Json.response(status, Map.of("error", Map.of("message", message)));
    }

    /** The same answer, or that CRM or Engage cannot be asked. */
    static CompletionStage<HttpResponse> orUnavailable(CompletionStage<HttpResponse> answer) {
        return answer.exceptionally(failure -> {
            var cause = JsonClient.cause(failure);
            if (cause instanceof CrmUnavailable || cause instanceof EngageUnavailable) {
                return error(502, String.valueOf(cause.getMessage()));
            }
            throw new CompletionException(cause);
        });
    }
}
