package syncline.sync.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Asks a page of sharded actors at once: tells each and gathers all replies into one, which is cheaper than asking each. Replies
 * come in the order in which the actors answer. Safe for use by many threads.
 */
final class Pages {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final ActorSystem<?> system;
    private final ClusterSharding sharding;
    private final String name;
    private final AtomicLong count = new AtomicLong();

    /** @param name of what the pages are made of, to tell the gatherers of replies apart */
    Pages(ActorSystem<?> system, String name) {
        this.system = system;
        this.sharding = ClusterSharding.get(system);
        this.name = name;
    }

    /**
     * Tells each item to its actor; fails with a {@link TimeoutException} when actors stay silent for a minute.
     *
     * @param id of the actor that an item is for
     * @param command what it is told, given where to reply to
     */
    <C, T, R> CompletionStage<List<R>> ask(
            EntityTypeKey<C> key,
            List<T> items,
            Function<T, String> id,
            BiFunction<T, ActorRef<R>, C> command,
            Class<R> replyType) {
        if (items.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        var replies = new CompletableFuture<List<R>>();
        ActorRef<Object> gatherer = system.systemActorOf(
                gatherer(items.size(), replyType, replies),
                "page-of-" + name + "-" + count.incrementAndGet(),
                Props.empty());
        for (T item : items) {
            sharding.entityRefFor(key, id.apply(item)).tell(command.apply(item, gatherer.unsafeUpcast()));
        }
        return replies;
    }

    private static <R> Behavior<Object> gatherer(int expected, Class<R> type, CompletableFuture<List<R>> done) {
        record Silence() {}
        return Behaviors.setup(context -> {
            var replies = new ArrayList<R>(expected);
            context.setReceiveTimeout(LONGEST_SILENCE, new Silence());
            return Behaviors.receiveMessage(message -> {
                if (message instanceof Silence) {
                    done.completeExceptionally(new TimeoutException("%d of %d actors did not answer within %d s"
                            .formatted(expected - replies.size(), expected, LONGEST_SILENCE.toSeconds())));
                    return Behaviors.stopped();
                }
                replies.add(type.cast(message));
                if (replies.size() < expected) {
                    return Behaviors.same();
                }
                done.complete(replies);
                return Behaviors.stopped();
            });
        });
    }
}
