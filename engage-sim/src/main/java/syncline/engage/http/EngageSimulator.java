package syncline.engage.http;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.Behaviors;
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
    private final LoopbackServer server;

    private EngageSimulator(ActorSystem<Void> system, Directory directory, LoopbackServer server) {
        this.system = system;
        this.directory = directory;
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
        try {
            var faults = new HttpFaults(new SplittableRandom(settings.seed()));
            var blocking = system.dispatchers().lookup(DispatcherSelector.fromConfig(BLOCKING));
            var calls = new Calls(system, blocking);
            var routes = new EngageRoutes(directory, faults, settings.vault(), new Routing(calls));
            var server = LoopbackServer.start(
                    system,
                    "the Engage simulator",
                    settings.host(),
                    settings.port(),
                    faults.before(routes.route().handler(system), system));
            return new EngageSimulator(system, directory, server);
        } catch (RuntimeException e) {
            terminated(system).toCompletableFuture().join();
            directory.close();
            throw e;
        }
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
        terminated(system).toCompletableFuture().join();
        directory.close();
    }

    private static CompletionStage<Done> terminated(ActorSystem<?> system) {
        system.terminate();
        return system.getWhenTerminated();
    }
}
