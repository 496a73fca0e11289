package syncline.engage.http;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.delete;
import static akka.http.javadsl.server.Directives.extractRequest;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.patch;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.Directives.put;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.PathMatcher0;
import akka.http.javadsl.server.PathMatcher1;
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.ConnectionView;
import syncline.engage.directory.Directory;
import syncline.engage.directory.LabChanges;
import syncline.engage.directory.ProfileView;
import syncline.engage.directory.Refusal;
import syncline.engage.directory.Slices;
import syncline.engage.feed.Cursor;
import syncline.engage.feed.Feed;
import syncline.engage.feed.FeedQuery;
import syncline.engage.feed.Page;
import syncline.engage.feed.WholeState;
import syncline.engage.population.Connection;
import syncline.engage.population.ProfileEditor;
import syncline.engage.population.Role;
import syncline.engage.population.User;
import syncline.lab.http.HttpFault;
import syncline.lab.http.HttpFaults;
import syncline.lab.http.Json;

/**
 * Which call does what. It does not extend AllDirectives: Error Prone takes minutes over the hundreds of paths to its ancestors.
 */
final class EngageRoutes {
    private static final int MOST_IDS = 1_000;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_USERNAME = 250;
    private static final int MOST_CHANGES = 1_000_000;
    private static final Set<String> WANTED = Set.of("vault", "ids", "slice", "slices");
    private static final Set<String> EDITABLE =
            Set.of("firstName", "lastName", "displayName", "title", "degrees", "photoUrl", "account");
    private static final Set<String> SIGN_UP =
            Stream.concat(EDITABLE.stream(), Stream.of("role")).collect(Collectors.toUnmodifiableSet());

    private final Directory directory;
    private final Feed feed;
    private final WholeState whole;
    private final HttpFaults faults;
    private final String labVault;
    private final Calls calls;

    EngageRoutes(Directory directory, Feed feed, WholeState whole, HttpFaults faults, String labVault, Calls calls) {
        this.directory = directory;
        this.feed = feed;
        this.whole = whole;
        this.faults = faults;
        this.labVault = labVault;
        this.calls = calls;
    }

    Route route() {
        Route unknown = answer(EngageRoutes::unknown);
        Route api = concat(profiles(), connections(), postProcessing());
        Route lab = lab();
        return concat(pathPrefix("api", () -> api), pathPrefix("lab", () -> lab), unknown);
    }

    private Route profiles() {
        PathMatcher1<String> id = segment("profiles").slash(PathMatchers.segment());
        Route list = get(() -> answer(this::profilePage));
        Route signUp = post(() -> withBody(this::signUp));
        Route query = post(() -> withBody(this::profilesWithIds));
        return concat(
                path("profiles", () -> methods(list, signUp)),
                path(segment("profiles").slash("query"), () -> methods(query)),
                path(id, this::profile),
                path(id.slash("merge"), this::merging));
    }

    private Route profile(String id) {
        BiFunction<Parameters, JsonNode, HttpResponse> edit = (p, body) -> edit(id, body, p.vaultOr(labVault));
        Function<Parameters, HttpResponse> delete =
                p -> Json.response(200, directory.view(directory.delete(id), p.vaultOr(labVault)));
        Route editing = patch(() -> withBody(edit));
        Route deleting = delete(() -> answer(delete));
        return methods(editing, deleting);
    }

    private Route merging(String loser) {
        BiFunction<Parameters, JsonNode, HttpResponse> merge = (p, body) -> {
            String into = Fields.of(body, Set.of("into")).text("into", LONGEST_ID);
            return Json.response(200, directory.view(directory.merge(loser, into), p.vaultOr(labVault)));
        };
        Route merging = post(() -> withBody(merge));
        return methods(merging);
    }

    private Route connections() {
        PathMatcher1<String> disconnect =
                segment("connections").slash(PathMatchers.segment()).slash("disconnect");
        Route list = get(() -> answer(this::connectionPage));
        Route connect = post(() -> withBody(this::connect));
        Route query = post(() -> withBody(this::connectionsWithIds));
        return concat(
                path("connections", () -> methods(list, connect)),
                path(segment("connections").slash("query"), () -> methods(query)),
                path(disconnect, this::disconnecting));
    }

    private Route disconnecting(String id) {
        Function<Parameters, HttpResponse> disconnect = p -> Json.response(200, view(directory.disconnect(id)));
        Route disconnecting = post(() -> answer(disconnect));
        return methods(disconnecting);
    }

    private Route postProcessing() {
        PathMatcher0 job = segment("post-processing");
        Route state = get(() -> answer(this::postProcessingState));
        Route start = post(() -> answer(this::startPostProcessing));
        Route end = post(() -> answer(this::endPostProcessing));
        return concat(
                path(job, () -> methods(state)),
                path(job.slash("start"), () -> methods(start)),
                path(job.slash("end"), () -> methods(end)));
    }

    private Route lab() {
        Route health = get(() -> answer(EngageRoutes::health));
        Route faulting = put(() -> withBody(this::setFaults));
        Route changing = post(() -> withBody(this::makeChanges));
        Route joining = post(() -> withBody(this::addUser));
        var clock = new ClockCalls(directory.clock());
        Route time = get(() -> answer(clock::tell));
        Route advancing = post(() -> withBody(clock::advance));
        Route allProfiles = get(() -> answer(this::allProfiles));
        Route allConnections = get(() -> answer(this::allConnections));
        return concat(
                path("health", () -> methods(health)),
                path("faults", () -> methods(faulting)),
                path("changes", () -> methods(changing)),
                path("users", () -> methods(joining)),
                path("clock", () -> methods(time, advancing)),
                path("profiles", () -> methods(allProfiles)),
                path("connections", () -> methods(allConnections)));
    }

    /** One of these, or the answer that the path is right and the method is not. */
    private Route methods(Route first, Route... more) {
        Route wrong = answer(EngageRoutes::wrongMethod);
        return concat(first, Stream.concat(Stream.of(more), Stream.of(wrong)).toArray(Route[]::new));
    }

    private Route answer(Function<Parameters, HttpResponse> work) {
        return extractRequest(
                request -> completeWithFuture(calls.run(request, () -> work.apply(Parameters.of(request)))));
    }

    private Route withBody(BiFunction<Parameters, JsonNode, HttpResponse> work) {
        return extractRequest(request ->
                completeWithFuture(calls.withBody(request, body -> work.apply(Parameters.of(request), body))));
    }

    private static HttpResponse unknown(Parameters parameters) {
        return Calls.error(404, "not_found", "There is no such call. The API is under /api, the lab's own under /lab.");
    }

    private static HttpResponse wrongMethod(Parameters parameters) {
        return Calls.error(405, "not_allowed", "This path is not called with this method.");
    }

    private static HttpResponse health(Parameters parameters) {
        return Json.response(200, Map.of("status", "up"));
    }

    private HttpResponse profilePage(Parameters parameters) {
        return page(feed.profiles(parameters.feed()));
    }

    private HttpResponse connectionPage(Parameters parameters) {
        return page(feed.connections(parameters.feed()));
    }

    private HttpResponse allProfiles(Parameters parameters) {
        String vault = parameters.vaultOr(labVault);
        directory.companyOf(vault);
        return calls.lines(() -> whole.profiles(vault));
    }

    private HttpResponse allConnections(Parameters parameters) {
        String vault = parameters.vaultOr(labVault);
        directory.companyOf(vault);
        return calls.lines(() -> whole.connections(vault));
    }

    private HttpResponse startPostProcessing(Parameters parameters) {
        directory.startPostProcessing();
        return postProcessingState(parameters);
    }

    private HttpResponse endPostProcessing(Parameters parameters) {
        directory.endPostProcessing();
        return postProcessingState(parameters);
    }

    private static HttpResponse page(Page<?> page) {
        record Answer(List<?> items, @Nullable String next) {}
        Cursor next = page.next();
        return Json.response(200, new Answer(page.items(), next == null ? null : next.text()));
    }

    private static HttpResponse items(List<?> items) {
        return Json.response(200, Map.of("items", items));
    }

    private HttpResponse profilesWithIds(Parameters parameters, JsonNode body) {
        var fields = Fields.of(body, WANTED);
        String vault = fields.text("vault", LONGEST_NAME);
        var ids = fields.texts("ids", MOST_IDS, LONGEST_ID);
        directory.companyOf(vault);
        try (var snapshot = directory.snapshot()) {
            return items(snapshot.dossiers(ids).stream()
                    .filter(d -> inSlice(fields, d.profile().id()))
                    .map(d -> directory.view(d, vault))
                    .toList());
        }
    }

    private HttpResponse connectionsWithIds(Parameters parameters, JsonNode body) {
        var fields = Fields.of(body, WANTED);
        String vault = fields.text("vault", LONGEST_NAME);
        var ids = fields.texts("ids", MOST_IDS, LONGEST_ID);
        directory.companyOf(vault);
        try (var snapshot = directory.snapshot()) {
            return items(snapshot.views(snapshot.connections(ids).stream()
                    .filter(c -> c.vault().equals(vault) && inSlice(fields, c.profileId()))
                    .toList()));
        }
    }

    private static boolean inSlice(Fields fields, String profileId) {
        int slices = Math.max(1, fields.count("slices", FeedQuery.MOST_SLICES, 1));
        return Slices.of(profileId, slices) == fields.count("slice", FeedQuery.MOST_SLICES - 1, 0);
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
            String value = fields.textOrNull("account", LONGEST_ID);
            changes = changes.andThen(e -> e.account(vault, value));
        }
        return changes;
    }

    private HttpResponse connect(Parameters parameters, JsonNode body) {
        var fields = Fields.of(body, Set.of("profileId", "username"));
        var connected =
                directory.connect(fields.text("profileId", LONGEST_ID), fields.text("username", LONGEST_USERNAME));
        return Json.response(connected.isNew() ? 201 : 200, view(connected.connection()));
    }

    private ConnectionView view(Connection connection) {
        try (var snapshot = directory.snapshot()) {
            return snapshot.views(List.of(connection)).getFirst();
        }
    }

    private HttpResponse postProcessingState(Parameters parameters) {
        record State(
                boolean inProgress,

                @JsonFormat(pattern = ProfileView.MILLIS, timezone = "UTC") @Nullable
                Instant since) {}
        var since = directory.postProcessingSince();
        return Json.response(200, new State(since.isPresent(), since.orElse(null)));
    }

    private HttpResponse setFaults(Parameters parameters, JsonNode body) {
        try {
            faults.set(Json.MAPPER.convertValue(body, new TypeReference<List<HttpFault>>() {}));
            return Json.response(200, body);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "The body has to be a list of faults like {\"rate\":0.1,\"latency\":{\"p50\":\"PT0.2S\",\"p99\":\"PT2S\"},\"answer\":\"unavailable\"}; answers are unavailable, error, garbage and half-body.");
        }
    }

    private HttpResponse makeChanges(Parameters parameters, JsonNode body) {
        var fields = Fields.of(body, Set.of("seed", "profiles", "connects", "disconnects", "deletions", "merges"));
        var wanted = new LabChanges.Counts(
                fields.count("profiles", MOST_CHANGES, 0),
                fields.count("connects", MOST_CHANGES, 0),
                fields.count("disconnects", MOST_CHANGES, 0),
                fields.count("deletions", MOST_CHANGES, 0),
                fields.count("merges", MOST_CHANGES, 0));
        return Json.response(200, LabChanges.make(directory, fields.number("seed"), wanted));
    }

    private HttpResponse addUser(Parameters parameters, JsonNode body) {
        var fields = Fields.of(body, Set.of("username", "firstName", "lastName", "email", "vault", "company"));
        String username = fields.text("username", LONGEST_USERNAME);
        String email = fields.has("email") ? fields.text("email", LONGEST_USERNAME) : username;
        return Json.response(
                201,
                directory.add(new User(
                        username,
                        fields.text("firstName"),
                        fields.text("lastName"),
                        email,
                        fields.text("vault", LONGEST_NAME),
                        fields.text("company", LONGEST_NAME))));
    }
}
