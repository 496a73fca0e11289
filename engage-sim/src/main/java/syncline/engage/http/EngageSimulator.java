package syncline.engage.http;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.Behaviors;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.function.Function;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import syncline.engage.directory.Directory;
import syncline.engage.population.Population;
import syncline.lab.LabClock;
import syncline.lab.UserError;
import syncline.lab.http.HttpFaults;
import syncline.lab.http.LoopbackServer;

/** The simulated Engage, running. */
public final class EngageSimulator implements AutoCloseable {
    /** Where calls wait for the database: as many threads as it has connections. */
    static final String BLOCKING = "engage.blocking-dispatcher";

    private final ActorSystem<Void> system;
    private final Directory directory;
    private final Sharing sharing;
    private final LoopbackServer server;

    private EngageSimulator(ActorSystem<Void> system, Directory directory, Sharing sharing, LoopbackServer server) {
        this.system = system;
        this.directory = directory;
        this.sharing = sharing;
        this.server = server;
    }

    /**
     * Starts Engage and waits until it listens.
     *
     * @throws UserError if the database cannot be opened or was made for another population, or the port is in use
     */
    public static EngageSimulator start(EngageSettings settings, LabClock clock) {
        var directory =
                Directory.open(settings.database(), settings.population(), settings.vault(), settings.company(), clock);
        // Only this file and Akka's own defaults: the settings of whatever else runs in this JVM are not Engage's.
        var config = ConfigFactory.parseResources(EngageSimulator.class, "engage-sim.conf")
                .withFallback(ConfigFactory.defaultReference());
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "engage", config);
        var sharing = Sharing.open(settings, directory, system.executionContext());
        try {
            var server = LoopbackServer.start(
                    system,
                    "the Engage simulator",
                    settings.host(),
                    settings.port(),
                    handler(settings, directory, sharing, system));
            sharing.engage().complete(server.uri());
            return new EngageSimulator(system, directory, sharing, server);
        } catch (RuntimeException e) {
            sharing.close();
            terminated(system).toCompletableFuture().join();
            directory.close();
            throw e;
        }
    }

    private static Function<HttpRequest, CompletionStage<HttpResponse>> handler(
            EngageSettings settings, Directory directory, Sharing sharing, ActorSystem<?> system) {
        var faults = new HttpFaults(new SplittableRandom(settings.seed()));
        var calls = new Calls(system, system.dispatchers().lookup(DispatcherSelector.fromConfig(BLOCKING)));
        var cards = new CardAnswers(sharing.cards(), directory::cardsVersion);
        var openings = new Openings(sharing, cards, calls, directory.clock());
        var routes = new EngageRoutes(directory, sharing, cards, faults, settings.vault(), new Routing(calls))
                .route()
                .handler(system);
        Function<HttpRequest, CompletionStage<HttpResponse>> all = request -> {
            String path = request.getUri().path();
            return Openings.isOne(request, path) ? openings.open(request, path) : routes.apply(request);
        };
        return faults.before(all, system);
    }

    /** The address to reach it by, without a slash at the end. */
    public URI uri() {
        return server.uri();
    }

    public Population population() {
        return directory.population();
    }

    /** Stops listening, ends calls in progress, closes the database. */
    @Override
    public void close() {
        server.close();
        sharing.close();
        terminated(system).toCompletableFuture().join();
        directory.close();
    }

    private static CompletionStage<Done> terminated(ActorSystem<?> system) {
        system.terminate();
        return system.getWhenTerminated();
    }
}
