package syncline.engage.http;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.Set;
import syncline.engage.directory.ProfileView;
import syncline.engage.hits.HitLog;
import syncline.engage.hits.LinkHits;
import syncline.engage.hits.Push;
import syncline.engage.hits.StoredHit;
import syncline.engage.links.Link;
import syncline.lab.http.Json;

/** Reading the log of hits; what visitors said to be is for the lab alone. */
record HitRoutes(HitLog hits, Routing routing) {
    private static final int MOST = 1_000;

    Route api() {
        Route page = get(() -> routing.answer(this::page));
        return path("hits", () -> routing.methods(page));
    }

    Route lab() {
        Route counts = get(() -> routing.answer(p -> Json.response(200, hits.counts())));
        Route byLink = get(() -> routing.answer(this::byLink));
        Route pushes = get(() -> routing.answer(this::pushes));
        return concat(
                path("hits", () -> routing.methods(counts)),
                path(segment("hits").slash("by-link"), () -> routing.methods(byLink)),
                path("pushes", () -> routing.methods(pushes)));
    }

    private record HitItem(
            long seq,
            String id,
            String link,
            String token,
            StoredHit.Kind kind,

            @JsonFormat(pattern = ProfileView.MILLIS, timezone = "UTC")
            Instant at,

            String ip,
            String userAgent) {
        static HitItem of(StoredHit hit) {
            return new HitItem(
                    hit.seq(),
                    hit.id(),
                    Link.id(hit.link()),
                    hit.token(),
                    hit.kind(),
                    hit.openedAt(),
                    hit.ip(),
                    hit.userAgent());
        }
    }

    private HttpResponse page(Parameters parameters) {
        parameters.allow(Set.of("after", "limit"));
        int limit = parameters.limit(MOST);
        var items = hits.after(parameters.afterNumber(), limit).stream()
                .map(HitItem::of)
                .toList();
        return Routing.page(items, limit, HitItem::seq);
    }

    private record LinkItem(String id, long clicks, long scans) {
        static LinkItem of(LinkHits hits) {
            return new LinkItem(Link.id(hits.link()), hits.clicks(), hits.scans());
        }
    }

    private HttpResponse byLink(Parameters parameters) {
        parameters.allow(Set.of("after", "limit"));
        int limit = parameters.limit(MOST);
        var items = hits.byLink(parameters.afterLink(), limit).stream()
                .map(LinkItem::of)
                .toList();
        return Routing.page(items, limit, LinkItem::id);
    }

    private record PushItem(
            long seq,
            String link,
            String username,

            @JsonFormat(pattern = ProfileView.MILLIS, timezone = "UTC")
            Instant at) {
        static PushItem of(Push push) {
            return new PushItem(push.seq(), Link.id(push.link()), push.username(), push.sentAt());
        }
    }

    private HttpResponse pushes(Parameters parameters) {
        parameters.allow(Set.of("username", "after", "limit"));
        int limit = parameters.limit(MOST);
        String username = parameters.text("username");
        if (username == null) {
            throw Fields.invalid("The parameter username is missing: name the user whose notifications are wanted.");
        }
        var items = hits.pushes(username, parameters.afterNumber(), limit).stream()
                .map(PushItem::of)
                .toList();
        return Routing.page(items, limit, PushItem::seq);
    }
}
