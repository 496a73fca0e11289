package syncline.engage.http;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.patch;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.Directives.put;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.PathMatcher1;
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.Branding;
import syncline.engage.directory.Channel;
import syncline.engage.directory.ConnectConfiguration;
import syncline.engage.directory.ConnectGroup;
import syncline.engage.directory.ConnectSettings;
import syncline.engage.directory.Directory;
import syncline.engage.directory.ProfileView;
import syncline.engage.directory.SignIns;
import syncline.engage.population.User;
import syncline.lab.http.Json;

/** End users: who there is, what they may do, and what happens when they sign in. */
record UserRoutes(
        Directory directory, ConnectConfiguration configuration, SignIns signIns, String labVault, Routing routing) {
    private static final int MOST_GROUPS = 1_000;
    private static final int MOST_MEMBERS = 10_000;
    private static final Set<String> SETTINGS =
            Set.of("digitalBusinessCard", "communicationChannel", "push", "company", "color");
    private static final Set<String> OF_GROUP =
            Set.of("name", "members", "digitalBusinessCard", "communicationChannel", "push", "company", "color");

    Route api() {
        PathMatcher1<String> settings =
                segment("users").slash(PathMatchers.segment()).slash("settings");
        Route signIn = post(() -> routing.withBody(this::signIn));
        return concat(path(settings, this::settingsOf), path("sign-ins", () -> routing.methods(signIn)));
    }

    Route lab() {
        PathMatcher1<String> user = segment("users").slash(PathMatchers.segment());
        Route joining = post(() -> routing.withBody(this::addUser));
        Route vault = get(() -> routing.answer(this::vaultSettings));
        Route setVault = put(() -> routing.withBody(this::setVaultSettings));
        Route groups = get(() -> routing.answer(p -> Json.response(200, configuration.groups())));
        Route setGroups = put(() -> routing.withBody(this::setGroups));
        return concat(
                path("users", () -> routing.methods(joining)),
                path(user, this::activating),
                path("settings", () -> routing.methods(vault, setVault)),
                path("groups", () -> routing.methods(groups, setGroups)));
    }

    private Route settingsOf(String username) {
        record Answer(
                String username,
                @Nullable String group,
                @JsonUnwrapped ConnectSettings settings) {}
        Function<Parameters, HttpResponse> settings = p -> {
            var own = configuration.of(username);
            return Json.response(200, new Answer(username, own.group(), own.settings()));
        };
        Route reading = get(() -> routing.answer(settings));
        return routing.methods(reading);
    }

    private HttpResponse signIn(Parameters parameters, JsonNode body) {
        record Answer(@Nullable ProfileView testHcp) {}
        String vault = parameters.vaultOr(labVault);
        var signedIn = signIns.signIn(Fields.of(body, Set.of("email")).text("email", Routing.LONGEST_USERNAME));
        var dossier = signedIn.testHcp();
        return Json.response(
                signedIn.isNew() ? 201 : 200, new Answer(dossier == null ? null : directory.view(dossier, vault)));
    }

    private HttpResponse addUser(Parameters parameters, JsonNode body) {
        var fields = Fields.of(body, Set.of("username", "firstName", "lastName", "email", "vault", "company"));
        String username = fields.text("username", Routing.LONGEST_USERNAME);
        String email = fields.has("email") ? fields.text("email", Routing.LONGEST_USERNAME) : username;
        return Json.response(
                201,
                directory.add(new User(
                        username,
                        fields.text("firstName"),
                        fields.text("lastName"),
                        email,
                        fields.text("vault", Routing.LONGEST_NAME),
                        fields.text("company", Routing.LONGEST_NAME))));
    }

    private Route activating(String username) {
        BiFunction<Parameters, JsonNode, HttpResponse> activate = (p, body) -> {
            boolean active = Fields.of(body, Set.of("active")).yes("active");
            return Json.response(200, directory.activate(username, active));
        };
        Route activating = patch(() -> routing.withBody(activate));
        return routing.methods(activating);
    }

    private HttpResponse vaultSettings(Parameters parameters) {
        return Json.response(200, configuration.ofVault(parameters.vaultOr(labVault)));
    }

    private HttpResponse setVaultSettings(Parameters parameters, JsonNode body) {
        var fields = Fields.of(body, SETTINGS);
        var settings = new ConnectSettings(
                fields.yes("digitalBusinessCard"),
                fields.choice("communicationChannel", Channel.class),
                !fields.isBlank("push") && fields.yes("push"),
                branding(fields));
        return Json.response(200, configuration.set(parameters.vaultOr(labVault), settings));
    }

    private HttpResponse setGroups(Parameters parameters, JsonNode body) {
        if (!body.isArray() || body.size() > MOST_GROUPS) {
            throw Fields.invalid("The body has to be a list of at most %,d groups.".formatted(MOST_GROUPS));
        }
        var groups = new ArrayList<ConnectGroup>();
        body.forEach(group -> groups.add(group(group)));
        return Json.response(200, configuration.replace(groups));
    }

    private static ConnectGroup group(JsonNode body) {
        var fields = Fields.of(body, OF_GROUP);
        return new ConnectGroup(
                fields.text("name", Routing.LONGEST_NAME),
                fields.texts("members", MOST_MEMBERS, Routing.LONGEST_USERNAME),
                fields.isBlank("digitalBusinessCard") ? null : fields.yes("digitalBusinessCard"),
                fields.isBlank("communicationChannel") ? null : fields.choice("communicationChannel", Channel.class),
                fields.isBlank("push") ? null : fields.yes("push"),
                branding(fields));
    }

    private static Branding branding(Fields fields) {
        return new Branding(
                fields.textOrNull("company", Routing.LONGEST_NAME), fields.textOrNull("color", Routing.LONGEST_NAME));
    }
}
