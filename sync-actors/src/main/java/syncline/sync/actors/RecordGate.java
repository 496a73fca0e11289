package syncline.sync.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.persistence.typed.PersistenceId;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import syncline.sync.actors.RecordCommand.Consider;
import syncline.sync.actors.RecordCommand.Considered;
import syncline.sync.actors.RecordCommand.Settle;
import syncline.sync.actors.RecordCommand.Settled;
import syncline.sync.journal.Histories;
import syncline.sync.rules.CrmObject;
import syncline.sync.rules.CrmRow;
import syncline.sync.rules.Offer;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.RuleSettings;

/** The way from a page of records to their actors and back. Replies come in any order. Safe for use by many threads. */
public final class RecordGate {
    private final Pages pages;
    private final Histories histories;

    /** Lets the records' actors live in {@code system}. */
    public RecordGate(ActorSystem<?> system) {
        var sharding = ClusterSharding.get(system);
        this.pages = new Pages(system, "records");
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
                .thenCompose(read ->
                        pages.ask(key(object), offers, offer -> offer.record().id(), Consider::new, Considered.class))
                .whenComplete((considered, failure) -> histories.forget(page));
    }

    /** A CRM's answer and whom it is for. */
    public record Answered(CrmRow row, Outcome outcome) {}

    /** Tells the CRM's answers; fails with a {@link TimeoutException} when actors stay silent for a minute. */
    public CompletionStage<List<Settled>> settle(CrmObject object, List<Answered> answers, RuleSettings rules) {
        return pages.ask(
                key(object),
                answers,
                answer -> answer.row().externalId(),
                (Answered answer, ActorRef<Settled> replyTo) -> new Settle(answer.outcome(), rules, replyTo),
                Settled.class);
    }

    private static EntityTypeKey<RecordCommand> key(CrmObject object) {
        return switch (object) {
            case PROFILE -> ProfileActor.KEY;
            case CONNECTION -> ConnectionActor.KEY;
        };
    }
}
