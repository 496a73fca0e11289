package syncline.sync.engage;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.Query;
import akka.http.javadsl.model.Uri;
import akka.japi.Pair;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import syncline.lab.http.Json;
import syncline.sync.http.JsonClient;
import syncline.sync.rules.FailureCause;

/** Settings and invites over HTTP. */
public final class HttpEngageDesk implements EngageDesk {
    private final JsonClient client;
    private final URI base;

    /** @param base Engage's address */
    public HttpEngageDesk(ActorSystem<?> system, URI base) {
        this.client = new JsonClient(system, Json.MAPPER);
        this.base = base;
    }

    private record Invite(String profileId) {}

    private record Invites(List<Invite> items, @Nullable String next) {}

    @Override
    public CompletionStage<Optional<Settings>> settings(String username) {
        var uri = Uri.create(base.toString())
                .addPathSegment("api")
                .addPathSegment("users")
                .addPathSegment(username)
                .addPathSegment("settings");
        return named(client.find(HttpRequest.GET(uri.toString()), Settings.class));
    }

    @Override
    public CompletionStage<Set<String>> invited(String username) {
        return invited(username, null, new HashSet<>());
    }

    private CompletionStage<Set<String>> invited(String username, @Nullable String cursor, Set<String> found) {
        var query = new ArrayList<Pair<String, String>>();
        query.add(Pair.create("username", username));
        query.add(Pair.create("status", "pending"));
        if (cursor != null) {
            query.add(Pair.create("cursor", cursor));
        }
        var uri = Uri.create(base + "/api/invites").query(Query.create(query));
        return named(client.call(HttpRequest.GET(uri.toString()), Invites.class))
                .thenCompose(page -> {
                    page.items().forEach(invite -> found.add(invite.profileId()));
                    return page.next() == null
                            ? CompletableFuture.completedFuture(found)
                            : invited(username, page.next(), found);
                });
    }

    private <T> CompletionStage<T> named(CompletionStage<T> call) {
        return JsonClient.renamed(
                call,
                failure -> new EngageUnavailable(
                        FailureCause.unsound("Engage at " + base, String.valueOf(failure.getMessage())), failure));
    }
}
