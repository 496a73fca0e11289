package syncline.bench.clicks;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.Location;
import akka.japi.function.Function;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import syncline.lab.http.LoopbackServer;

/** Akka HTTP that redirects everybody and keeps nothing: what Engage could do at best. */
final class BareRedirect implements Contender {
    private final ActorSystem<Void> system;
    private final LoopbackServer server;

    BareRedirect() {
        system = ActorSystem.create(Behaviors.empty(), "bare", ConfigFactory.defaultReference());
        HttpResponse answer = HttpResponse.create().withStatus(302).addHeader(Location.create("https://card.example/"));
        Function<HttpRequest, CompletionStage<HttpResponse>> redirect =
                request -> CompletableFuture.completedFuture(answer);
        server = LoopbackServer.start(system, "the bare redirect", LoopbackServer.LOOPBACK, 0, redirect);
    }

    @Override
    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
