package syncline.engage.http;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.Directives.put;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import syncline.engage.directory.Directory;
import syncline.engage.directory.LabChanges;
import syncline.engage.directory.Refusal;
import syncline.engage.feed.WholeState;
import syncline.lab.http.HttpFault;
import syncline.lab.http.HttpFaults;
import syncline.lab.http.Json;

/** The lab's own calls: health, faults, time, a day's changes, and the whole state. Faults never hit them. */
record LabRoutes(Directory directory, HttpFaults faults, String labVault, Routing routing) {
    private static final int MOST_CHANGES = 1_000_000;

    Route lab() {
        Route health = get(() -> routing.answer(LabRoutes::health));
        Route faulting = put(() -> routing.withBody(this::setFaults));
        Route changing = post(() -> routing.withBody(this::makeChanges));
        var clock = new ClockCalls(directory.clock());
        Route time = get(() -> routing.answer(clock::tell));
        Route advancing = post(() -> routing.withBody(clock::advance));
        Route allProfiles = get(() -> routing.answer(this::allProfiles));
        Route allConnections = get(() -> routing.answer(this::allConnections));
        return concat(
                path("health", () -> routing.methods(health)),
                path("faults", () -> routing.methods(faulting)),
                path("changes", () -> routing.methods(changing)),
                path("clock", () -> routing.methods(time, advancing)),
                path("profiles", () -> routing.methods(allProfiles)),
                path("connections", () -> routing.methods(allConnections)));
    }

    private static HttpResponse health(Parameters parameters) {
        return Json.response(200, Map.of("status", "up"));
    }

    private HttpResponse allProfiles(Parameters parameters) {
        String vault = parameters.vaultOr(labVault);
        directory.companyOf(vault);
        return routing.calls().lines(() -> new WholeState(directory).profiles(vault));
    }

    private HttpResponse allConnections(Parameters parameters) {
        String vault = parameters.vaultOr(labVault);
        directory.companyOf(vault);
        return routing.calls().lines(() -> new WholeState(directory).connections(vault));
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
        var fields = Fields.of(
                body, Set.of("seed", "profiles", "connects", "disconnects", "associations", "deletions", "merges"));
        var wanted = new LabChanges.Counts(
                fields.count("profiles", MOST_CHANGES, 0),
                fields.count("connects", MOST_CHANGES, 0),
                fields.count("disconnects", MOST_CHANGES, 0),
                fields.count("associations", MOST_CHANGES, 0),
                fields.count("deletions", MOST_CHANGES, 0),
                fields.count("merges", MOST_CHANGES, 0));
        return Json.response(200, LabChanges.make(directory, fields.number("seed"), wanted));
    }
}
