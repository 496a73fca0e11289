package syncline.engage.http;

import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.pathPrefix;

import akka.http.javadsl.server.Route;
import syncline.engage.directory.ConnectConfiguration;
import syncline.engage.directory.Directory;
import syncline.engage.directory.Invites;
import syncline.engage.directory.SignIns;
import syncline.engage.feed.Feed;
import syncline.lab.http.HttpFaults;

/**
 * Which call does what: the API that the sync and people use, and the lab's own. Routes do not extend AllDirectives: Error Prone
 * takes minutes over the hundreds of paths to its ancestors.
 */
record EngageRoutes(
        Directory directory, Sharing sharing, CardAnswers cards, HttpFaults faults, String labVault, Routing routing) {
    Route route() {
        var feed = new Feed(directory);
        var profiles = new ProfileRoutes(directory, feed, labVault, routing);
        var connections = new ConnectionRoutes(directory, feed, routing);
        var invites = new InviteRoutes(new Invites(directory), routing);
        var users = new UserRoutes(
                directory, new ConnectConfiguration(directory), new SignIns(directory), labVault, routing);
        var control = new LabRoutes(directory, faults, labVault, routing);
        var links = new LinkRoutes(sharing, routing);
        var hits = new HitRoutes(sharing.hits(), routing);
        var onCards = new CardRoutes(sharing, cards, routing);
        Route api = concat(profiles.api(), connections.api(), invites.api(), users.api(), links.api(), hits.api());
        Route lab = concat(control.lab(), invites.lab(), users.lab(), links.lab(), hits.lab());
        return concat(pathPrefix("api", () -> api), pathPrefix("lab", () -> lab), onCards.pages(), routing.unknown());
    }
}
