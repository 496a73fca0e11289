package syncline.sync.admin;

import static akka.http.javadsl.server.Directives.completeWithFuture;
import static akka.http.javadsl.server.Directives.concat;
import static akka.http.javadsl.server.Directives.get;
import static akka.http.javadsl.server.Directives.path;
import static akka.http.javadsl.server.Directives.pathEnd;
import static akka.http.javadsl.server.Directives.pathPrefix;
import static akka.http.javadsl.server.Directives.post;

import akka.http.javadsl.server.Route;
import syncline.lab.http.Json;
import syncline.sync.run.SyncService;
import syncline.sync.vault.CrmSignIn.Person;

/** The Engage Post-Processing job, which no sync runs beside (A15, A21). */
public final class PostProcessingRoutes implements AdminRoutes {
    private final SyncService syncs;

    public PostProcessingRoutes(SyncService syncs) {
        this.syncs = syncs;
    }

    @Override
    public Route below(Person caller) {
        return pathPrefix(
                "post-processing",
                () -> concat(
                        pathEnd(() -> get(() ->
                                completeWithFuture(syncs.postProcessing().thenApply(job -> Json.response(200, job))))),
                        path(
                                "start",
                                () -> post(() -> completeWithFuture(
                                        syncs.startPostProcessing().thenApply(job -> Json.response(202, job))))),
                        path(
                                "end",
                                () -> post(() -> completeWithFuture(
                                        syncs.endPostProcessing().thenApply(job -> Json.response(200, job)))))));
    }
}
