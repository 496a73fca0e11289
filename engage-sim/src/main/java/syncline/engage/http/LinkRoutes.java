package syncline.engage.http;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.Directives.put;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.Refusal;
import syncline.engage.links.Link;
import syncline.engage.links.Links;
import syncline.engage.links.ShortLinks;
import syncline.lab.http.Json;

/** Making links and passes, and looking at them. */
record LinkRoutes(Sharing sharing, Routing routing) {
    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_ON_PAGE = 1_000;
    private static final String WALLET = "wallet__v";

    Route api() {
        Route make = post(() -> routing.withBody((p, body) -> made("links", links(body))));
        Route makePasses = post(() -> routing.withBody((p, body) -> made("passes", passes(body))));
        return concat(
                path("links", () -> routing.methods(make)),
                path("passes", () -> routing.methods(makePasses)),
                path(segment("passes").slash(PathMatchers.segment()), this::pass));
    }

    Route lab() {
        Route list = get(() -> routing.answer(this::list));
        Route outage = get(() ->
                routing.answer(p -> Json.response(200, sharing.shortLinks().outage())));
        Route setOutage = put(() -> routing.withBody(this::setOutage));
        return concat(
                path("links", () -> routing.methods(list)),
                path("short-links", () -> routing.methods(outage, setOutage)));
    }

    private static List<Links.Wanted> links(JsonNode body) {
        return Fields.of(body, Set.of("links"))
                .objects("links", MOST_AT_ONCE, Set.of("username", "accountId", "via", "mobileId"))
                .stream()
                .map(fields -> new Links.Wanted(
                        Link.Kind.LINK,
                        fields.text("username", Routing.LONGEST_USERNAME),
                        fields.textOrNull("accountId", Routing.LONGEST_ID),
                        fields.text("via", Routing.LONGEST_NAME),
                        fields.textOrNull("mobileId", Routing.LONGEST_NAME)))
                .toList();
    }

    private static List<Links.Wanted> passes(JsonNode body) {
        return Fields.of(body, Set.of("passes"))
                .objects("passes", MOST_AT_ONCE, Set.of("username", "mobileId"))
                .stream()
                .map(fields -> new Links.Wanted(
                        Link.Kind.PASS,
                        fields.text("username", Routing.LONGEST_USERNAME),
                        null,
                        WALLET,
                        fields.textOrNull("mobileId", Routing.LONGEST_NAME)))
                .toList();
    }

    private HttpResponse made(String name, List<Links.Wanted> wishes) {
        return Json.response(
                200,
                Map.of(
                        name,
                        sharing.links().make(wishes).stream().map(this::answer).toList()));
    }

    private Object answer(Links.Made made) {
        record Answer(
                String id,
                @Nullable String token,
                String link,
                @Nullable String shortLink,
                @Nullable String details) {}
        record No(String refused) {}
        return switch (made) {
            case Links.Made.Refused refused -> new No(refused.why());
            case Links.Made.Shared shared -> {
                Link link = shared.link();
                var addresses = sharing.addresses();
                yield new Answer(
                        link.id(), link.token(), addresses.full(link), addresses.shortened(link), link.details());
            }
        };
    }

    private Route pass(String id) {
        Route pass = get(() -> routing.answer(p -> pass(Link.number(id).stream()
                .mapToObj(number -> sharing.links().withNumber(number))
                .flatMap(Optional::stream)
                .filter(link -> link.kind() == Link.Kind.PASS)
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "There is no pass " + id + ".")))));
        return routing.methods(pass);
    }

    /** What the pass shows is resolved at each view. */
    private HttpResponse pass(Link pass) {
        record Content(String name, @Nullable String team, String company, String color) {}
        record Answer(
                String id,
                String username,
                String state,
                @Nullable String shortLink,
                @Nullable Content content) {}
        var card = sharing.cards().of(pass.username());
        boolean expired = pass.expiredAt() != null;
        return Json.response(
                200,
                new Answer(
                        pass.id(),
                        pass.username(),
                        expired ? "expired" : "active",
                        sharing.addresses().shortened(pass),
                        expired ? null : new Content(card.name(), card.team(), card.company(), card.color())));
    }

    private HttpResponse list(Parameters parameters) {
        record Item(
                String id,
                @Nullable String token,
                @Nullable String shortLink,
                String username,
                @Nullable String accountId,
                String via,
                Link.Kind kind) {}
        parameters.allow(Set.of("after", "limit"));
        int limit = parameters.limit(MOST_ON_PAGE);
        var found = sharing.links().after(parameters.afterLink(), limit);
        var addresses = sharing.addresses();
        var items = found.stream()
                .map(link -> new Item(
                        link.id(),
                        link.token(),
                        addresses.shortened(link),
                        link.username(),
                        link.account(),
                        link.via(),
                        link.kind()))
                .toList();
        return Routing.page(items, limit, Item::id);
    }

    private HttpResponse setOutage(Parameters parameters, JsonNode body) {
        var fields = Fields.of(body, Set.of("rate", "reason"));
        double rate = fields.share("rate");
        var outage = new ShortLinks.Outage(rate, rate > 0 ? fields.text("reason") : "");
        sharing.shortLinks().set(outage);
        return Json.response(200, outage);
    }
}
