package syncline.engage.http;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.delete;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.patch;
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
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import syncline.engage.directory.Directory;
import syncline.engage.feed.Feed;
import syncline.engage.population.ProfileEditor;
import syncline.engage.population.Role;
import syncline.lab.http.Json;

/** Profiles: their feed, signing up, editing, deleting, merging. */
record ProfileRoutes(Directory directory, Feed feed, String labVault, Routing routing) {
    private static final Set<String> EDITABLE =
            Set.of("firstName", "lastName", "displayName", "title", "degrees", "photoUrl", "account");
    private static final Set<String> SIGN_UP =
            Stream.concat(EDITABLE.stream(), Stream.of("role")).collect(Collectors.toUnmodifiableSet());

    Route api() {
        PathMatcher1<String> id = segment("profiles").slash(PathMatchers.segment());
        Route list = get(() -> routing.answer(this::page));
        Route signUp = post(() -> routing.withBody(this::signUp));
        Route query = post(() -> routing.withBody(this::withIds));
        return concat(
                path("profiles", () -> routing.methods(list, signUp)),
                path(segment("profiles").slash("query"), () -> routing.methods(query)),
                path(id, this::one),
                path(id.slash("merge"), this::merging));
    }

    private Route one(String id) {
        BiFunction<Parameters, JsonNode, HttpResponse> edit = (p, body) -> edit(id, body, p.vaultOr(labVault));
        Function<Parameters, HttpResponse> delete =
                p -> Json.response(200, directory.view(directory.delete(id), p.vaultOr(labVault)));
        Route editing = patch(() -> routing.withBody(edit));
        Route deleting = delete(() -> routing.answer(delete));
        return routing.methods(editing, deleting);
    }

    private Route merging(String loser) {
        BiFunction<Parameters, JsonNode, HttpResponse> merge = (p, body) -> {
            String into = Fields.of(body, Set.of("into")).text("into", Routing.LONGEST_ID);
            return Json.response(200, directory.view(directory.merge(loser, into), p.vaultOr(labVault)));
        };
        Route merging = post(() -> routing.withBody(merge));
        return routing.methods(merging);
    }

    private HttpResponse page(Parameters parameters) {
        return Routing.page(feed::profiles, parameters);
    }

    private HttpResponse withIds(Parameters parameters, JsonNode body) {
        var wanted = Wanted.of(body);
        directory.companyOf(wanted.vault());
        try (var snapshot = directory.snapshot()) {
            return Routing.items(snapshot.dossiers(wanted.ids()).stream()
                    .filter(d -> wanted.inSlice(d.profile().id()))
                    .map(d -> directory.view(d, wanted.vault()))
                    .toList());
        }
    }

    private HttpResponse edit(String id, JsonNode body, String vault) {
        Consumer<ProfileEditor> change = changes(Fields.of(body, EDITABLE), vault);
        return Json.response(200, directory.view(directory.edit(id, change), vault));
    }

    private HttpResponse signUp(Parameters parameters, JsonNode body) {
        String vault = parameters.vaultOr(labVault);
        var fields = Fields.of(body, SIGN_UP);
        var role = fields.choice("role", Role.class);
        Consumer<ProfileEditor> change = changes(fields, vault);
        var dossier = directory.signUp(role, fields.text("firstName"), fields.text("lastName"), change);
        return Json.response(201, directory.view(dossier, vault));
    }

    /** Reads all values before anything changes. */
    private Consumer<ProfileEditor> changes(Fields fields, String vault) {
        directory.companyOf(vault);
        Consumer<ProfileEditor> changes = editor -> {};
        if (fields.has("firstName")) {
            String value = fields.text("firstName");
            changes = changes.andThen(e -> e.firstName(value));
        }
        if (fields.has("lastName")) {
            String value = fields.text("lastName");
            changes = changes.andThen(e -> e.lastName(value));
        }
        if (fields.has("displayName")) {
            String value = fields.textOrNull("displayName");
            changes = changes.andThen(e -> e.displayName(value));
        }
        if (fields.has("title")) {
            String value = fields.textOrNull("title");
            changes = changes.andThen(e -> e.title(value));
        }
        if (fields.has("degrees")) {
            List<String> value = fields.shortTexts("degrees");
            changes = changes.andThen(e -> e.degrees(value));
        }
        if (fields.has("photoUrl")) {
            String value = fields.textOrNull("photoUrl");
            changes = changes.andThen(e -> e.photoUrl(value));
        }
        if (fields.has("account")) {
            String value = fields.textOrNull("account", Routing.LONGEST_ID);
            changes = changes.andThen(e -> e.account(vault, value));
        }
        return changes;
    }
}
