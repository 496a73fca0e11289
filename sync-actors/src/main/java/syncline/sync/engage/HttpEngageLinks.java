package syncline.sync.engage;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;
import syncline.sync.http.JsonClient;
import syncline.sync.rules.FailureCause;
import syncline.sync.share.SentMessage.Link;

/** Links and passes over HTTP. */
public final class HttpEngageLinks implements EngageLinks {
    private final JsonClient client;
    private final URI base;

    /** @param base Engage's address */
    public HttpEngageLinks(ActorSystem<?> system, URI base) {
        this.client = new JsonClient(system, Json.MAPPER);
        this.base = base;
    }

    private record WantedLink(
            String mobileId, String username, @Nullable String accountId, String via) {}

    private record WantedPass(String mobileId, String username) {}

    private record Answer(
            @Nullable List<One> links, @Nullable List<One> passes) {
        record One(
                @Nullable String id,
                @Nullable String link,
                @Nullable String shortLink,
                @Nullable String details,
                @Nullable String refused) {
            Made made() {
                return id == null || link == null
                        ? new Made.Refused(String.valueOf(refused))
                        : new Made.Shared(new Link(id, link, shortLink, details));
            }
        }
    }

    @Override
    public CompletionStage<List<Made>> links(List<Wanted> wishes) {
        return made(
                "links",
                wishes.stream()
                        .map(w -> new WantedLink(w.mobileId(), w.username(), w.account(), w.via()))
                        .toList(),
                Answer::links);
    }

    @Override
    public CompletionStage<List<Made>> passes(List<Wanted> wishes) {
        return made(
                "passes",
                wishes.stream()
                        .map(w -> new WantedPass(w.mobileId(), w.username()))
                        .toList(),
                Answer::passes);
    }

    private CompletionStage<List<Made>> made(
            String what, List<?> wanted, java.util.function.Function<Answer, @Nullable List<Answer.One>> read) {
        if (wanted.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        var request = HttpRequest.POST(base + "/api/" + what)
                .withEntity(ContentTypes.APPLICATION_JSON, json(Map.of(what, wanted)));
        return JsonClient.renamed(
                client.call(request, Answer.class).thenApply(answer -> {
                    var made = Objects.requireNonNullElse(read.apply(answer), List.<Answer.One>of());
                    if (made.size() != wanted.size()) {
                        throw new IllegalStateException(
                                "it answered %d wishes with %d %s".formatted(wanted.size(), made.size(), what));
                    }
                    return made.stream().map(Answer.One::made).toList();
                }),
                failure -> new EngageUnavailable(
                        FailureCause.unsound("Engage at " + base, String.valueOf(failure.getMessage())), failure));
    }

    private static byte[] json(Object body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
