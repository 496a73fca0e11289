package syncline.engage.http;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;
import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.PathMatcher0;
import akka.http.javadsl.server.Route;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import syncline.engage.directory.ConnectConfiguration;
import syncline.engage.directory.Directory;
import syncline.engage.directory.Invites;
import syncline.engage.directory.ProfileView;
import syncline.engage.directory.SignIns;
import syncline.engage.feed.Feed;
import syncline.lab.http.HttpFaults;
import syncline.lab.http.Json;

/**
 * Which call does what: the API that the sync and people use, and the lab's own. Routes do not extend AllDirectives: Error Prone
 * takes minutes over the hundreds of paths to its ancestors.
 */
record EngageRoutes(Directory directory, HttpFaults faults, String labVault, Routing routing) {
    Route route() {
        var feed = new Feed(directory);
        var profiles = new ProfileRoutes(directory, feed, labVault, routing);
        var connections = new ConnectionRoutes(directory, feed, routing);
        var invites = new InviteRoutes(new Invites(directory), routing);
        var users = new UserRoutes(
                directory, new ConnectConfiguration(directory), new SignIns(directory), labVault, routing);
        var control = new LabRoutes(directory, faults, labVault, routing);
        Route api = concat(profiles.api(), connections.api(), invites.api(), users.api(), postProcessing());
        Route lab = concat(control.lab(), invites.lab(), users.lab());
        return concat(pathPrefix("api", () -> api), pathPrefix("lab", () -> lab), routing.unknown());
    }

    private Route postProcessing() {
        PathMatcher0 job = segment("post-processing");
        Route state = get(() -> routing.answer(this::postProcessingState));
        Route start = post(() -> routing.answer(this::startPostProcessing));
        Route end = post(() -> routing.answer(this::endPostProcessing));
        return concat(
                path(job, () -> routing.methods(state)),
                path(job.slash("start"), () -> routing.methods(start)),
                path(job.slash("end"), () -> routing.methods(end)));
    }

    private HttpResponse startPostProcessing(Parameters parameters) {
        directory.startPostProcessing();
        return postProcessingState(parameters);
    }

    private HttpResponse endPostProcessing(Parameters parameters) {
        directory.endPostProcessing();
        return postProcessingState(parameters);
    }

    private HttpResponse postProcessingState(Parameters parameters) {
        record State(
                boolean inProgress,

                @JsonFormat(pattern = ProfileView.MILLIS, timezone = "UTC") @Nullable
                Instant since) {}
        var since = directory.postProcessingSince();
        return Json.response(200, new State(since.isPresent(), since.orElse(null)));
    }
}
