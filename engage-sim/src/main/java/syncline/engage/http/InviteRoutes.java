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
import java.util.Set;
import java.util.function.Function;
import syncline.engage.directory.Invite;
import syncline.engage.directory.InviteQuery;
import syncline.engage.directory.Invites;
import syncline.engage.directory.Notification;
import syncline.lab.http.Json;

/** Invites of end users to profiles, their answers, and what the HCPs are told of them. */
record InviteRoutes(Invites invites, Routing routing) {
    Route api() {
        PathMatcher1<String> id = segment("invites").slash(PathMatchers.segment());
        Route list = get(() -> routing.answer(this::list));
        Route send = post(() -> routing.withBody(this::send));
        return concat(
                path("invites", () -> routing.methods(list, send)),
                path(id.slash("accept"), invite -> answering(invite, invites::accept)),
                path(id.slash("decline"), invite -> answering(invite, invites::decline)));
    }

    Route lab() {
        Route told = get(() -> routing.answer(this::notifications));
        return path("notifications", () -> routing.methods(told));
    }

    private Route answering(String id, Function<String, Invite> answer) {
        Function<Parameters, HttpResponse> answering = p -> Json.response(200, answer.apply(id));
        Route answered = post(() -> routing.answer(answering));
        return routing.methods(answered);
    }

    private HttpResponse send(Parameters parameters, JsonNode body) {
        var fields = Fields.of(body, Set.of("profileId", "username"));
        String profileId = fields.text("profileId", Routing.LONGEST_ID);
        return Json.response(201, invites.send(profileId, fields.text("username", Routing.LONGEST_USERNAME)));
    }

    private HttpResponse list(Parameters parameters) {
        parameters.allow(Set.of("username", "profileId", "status", "cursor", "limit"));
        int limit = parameters.limit(InviteQuery.MOST);
        var found = invites.list(new InviteQuery(
                parameters.text("username"),
                parameters.text("profileId"),
                parameters.choice("status", Invite.Status.class),
                parameters.after(),
                limit));
        return Routing.page(found, limit, Invite::id);
    }

    private HttpResponse notifications(Parameters parameters) {
        parameters.allow(Set.of("profileId", "cursor", "limit"));
        int limit = parameters.limit(InviteQuery.MOST);
        var found = invites.notifications(parameters.text("profileId"), parameters.after(), limit);
        return Routing.page(found, limit, Notification::id);
    }
}
