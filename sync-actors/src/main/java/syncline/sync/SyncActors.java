package syncline.sync;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import syncline.lab.db.Database;

/** The actor system in which records and coordinator live: a cluster of one, its journal in a database with the sync's tables. */
final class SyncActors {
    /** What a record's actor with its state is allowed for, in bytes: a cautious estimate, not a measurement. */
    private static final long BYTES_PER_ACTOR = 4_000;

    private SyncActors() {}

    static ActorSystem<Void> start(Database database) {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "syncline", config(database));
        var cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
        return system;
    }

    /** As much as it takes to read what they stored. */
    static Config withoutCluster() {
        return ConfigFactory.parseMap(Map.of("akka.actor.provider", "local"))
                .withFallback(settings())
                .resolve();
    }

    private static Config settings() {
        return ConfigFactory.parseResources(SyncActors.class.getClassLoader(), "sync.conf")
                .withFallback(ConfigFactory.defaultReference());
    }

    private static Config config(Database database) {
        String slick = "akka-persistence-jdbc.shared-databases.slick.";
        String journal = slick + "db.";
        return ConfigFactory.parseMap(Map.of(
                        slick + "profile",
                        "slick.jdbc.%sProfile$".formatted(database.isPostgres() ? "Postgres" : "H2"),
                        journal + "url",
                        database.url(),
                        journal + "user",
                        database.user(),
                        journal + "password",
                        database.password(),
                        "akka.cluster.sharding.passivation.default-strategy.active-entity-limit",
                        activeActors()))
                .withFallback(settings())
                .resolve();
    }

    /** Actors that stay between syncs save their recovery; of each kind, as many as a third of the heap holds. */
    private static long activeActors() {
        return Math.max(10_000, Runtime.getRuntime().maxMemory() / 3 / BYTES_PER_ACTOR);
    }
}
