package syncline.engage.http;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.PathMatcher1;
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.ConnectionView;
import syncline.engage.directory.Directory;
import syncline.engage.feed.Feed;
import syncline.engage.population.Connection;
import syncline.lab.http.Json;

/** Connections: their feed, connecting and disconnecting. */
record ConnectionRoutes(Directory directory, Feed feed, Routing routing) {
    Route api() {
        PathMatcher1<String> disconnect =
                segment("connections").slash(PathMatchers.segment()).slash("disconnect");
        Route list = get(() -> routing.answer(this::page));
        Route connect = post(() -> routing.withBody(this::connect));
        Route query = post(() -> routing.withBody(this::withIds));
        return concat(
                path("connections", () -> routing.methods(list, connect)),
                path(segment("connections").slash("query"), () -> routing.methods(query)),
                path(disconnect, this::disconnecting));
    }

    private Route disconnecting(String id) {
        Function<Parameters, HttpResponse> disconnect = p -> Json.response(200, view(directory.disconnect(id)));
        Route disconnecting = post(() -> routing.answer(disconnect));
        return routing.methods(disconnecting);
    }

    private HttpResponse page(Parameters parameters) {
        return Routing.page(feed::connections, parameters);
    }

    private HttpResponse withIds(Parameters parameters, JsonNode body) {
        var wanted = Wanted.of(body);
        directory.companyOf(wanted.vault());
        try (var snapshot = directory.snapshot()) {
            return Routing.items(snapshot.views(snapshot.connections(wanted.ids()).stream()
                    .filter(c -> c.vault().equals(wanted.vault()) && wanted.inSlice(c.profileId()))
                    .toList()));
        }
    }

    private HttpResponse connect(Parameters parameters, JsonNode body) {
        var fields = Fields.of(body, Set.of("profileId", "username", "account", "via"));
        var connected = directory.connect(
                fields.text("profileId", Routing.LONGEST_ID),
                fields.text("username", Routing.LONGEST_USERNAME),
                account(fields));
        return Json.response(connected.isNew() ? 201 : 200, view(connected.connection()));
    }

    /** The account that the act of connecting carries; every way of connecting may come without one. */
    private static @Nullable String account(Fields fields) {
        String account = fields.textOrNull("account", Routing.LONGEST_ID);
        if (fields.has("via")) {
            fields.choice("via", Act.class);
        } else if (account != null) {
            throw Fields.invalid("via is missing: say which act carried the account, one of "
                    + "invite_link, meeting, clm, approved_email.");
        }
        return account;
    }

    private ConnectionView view(Connection connection) {
        try (var snapshot = directory.snapshot()) {
            return snapshot.views(List.of(connection)).getFirst();
        }
    }
}
