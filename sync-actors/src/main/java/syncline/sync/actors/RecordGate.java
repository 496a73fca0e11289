package syncline.sync.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.persistence.typed.PersistenceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import syncline.sync.actors.RecordCommand.Consider;
import syncline.sync.actors.RecordCommand.Considered;
import syncline.sync.actors.RecordCommand.Settle;
import syncline.sync.actors.RecordCommand.Settled;
import syncline.sync.journal.Histories;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.Offer;
import syncline.sync.rules.Outcome;

/**
 * The way from a page of records to their actors and back: tells each and gathers all replies into one, which is cheaper than
 * asking each. Replies come in the order in which the actors answer. Safe for use by many threads.
 */
public final class RecordGate {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final ActorSystem<?> system;
    private final ClusterSharding sharding;
    private final Histories histories;
    private final AtomicLong pages = new AtomicLong();

    /** Lets the records' actors live in {@code system}. */
    public RecordGate(ActorSystem<?> system) {
        this.system = system;
        this.sharding = ClusterSharding.get(system);
        this.histories = Histories.of(system);
        ProfileActor.init(sharding, histories);
        ConnectionActor.init(sharding, histories);
    }

    /** Offers a page of records; fails with a {@link TimeoutException} when actors stay silent for a minute. */
    public CompletionStage<List<Considered>> consider(CrmObject object, List<Offer> offers) {
        var page = offers.stream()
                .map(offer -> PersistenceId.of(
                                key(object).name(), offer.record().id())
                        .id())
                .toList();
        return histories
                .readAhead(page)
                .thenCompose(
                        read -> gather(object, offers, offer -> offer.record().id(), Consider::new, Considered.class))
                .whenComplete((considered, failure) -> histories.forget(page));
    }

    /** A CRM's answer and whom it is for. */
    public record Answered(CrmRow row, Outcome outcome) {}

    /** Tells the CRM's answers; fails with a {@link TimeoutException} when actors stay silent for a minute. */
    public CompletionStage<List<Settled>> settle(CrmObject object, List<Answered> answers) {
        return gather(
                object,
                answers,
                answer -> answer.row().externalId(),
                (Answered answer, ActorRef<Settled> replyTo) -> new Settle(answer.outcome(), replyTo),
                Settled.class);
    }

    private <T, R> CompletionStage<List<R>> gather(
            CrmObject object,
            List<T> items,
            Function<T, String> id,
            BiFunction<T, ActorRef<R>, RecordCommand> command,
            Class<R> replyType) {
        if (items.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        var replies = new CompletableFuture<List<R>>();
        ActorRef<Object> gatherer = system.systemActorOf(
                gatherer(items.size(), replyType, replies), "page-" + pages.incrementAndGet(), Props.empty());
        var key = key(object);
        for (T item : items) {
            sharding.entityRefFor(key, id.apply(item)).tell(command.apply(item, gatherer.unsafeUpcast()));
        }
        return replies;
    }

    private static EntityTypeKey<RecordCommand> key(CrmObject object) {
        return switch (object) {
            case PROFILE -> ProfileActor.KEY;
            case CONNECTION -> ConnectionActor.KEY;
        };
    }

    private static <R> Behavior<Object> gatherer(int expected, Class<R> type, CompletableFuture<List<R>> done) {
        record Silence() {}
        return Behaviors.setup(context -> {
            var replies = new ArrayList<R>(expected);
            context.setReceiveTimeout(LONGEST_SILENCE, new Silence());
            return Behaviors.receiveMessage(message -> {
                if (message instanceof Silence) {
                    done.completeExceptionally(
                            new TimeoutException("%d of %d records' actors did not answer within %d s"
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
