package syncline.sync.actors;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.persistence.typed.PersistenceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import syncline.sync.actors.InviteCommand.Settle;
import syncline.sync.actors.InviteCommand.Settled;
import syncline.sync.clicks.InviteRules.Answered;
import syncline.sync.journal.Histories;

/** The way from a page of hits to the actors of their invites and back. Safe for use by many threads. */
public final class InviteGate {
    private final Pages pages;
    private final Histories histories;

    /** Lets the invites' actors live in {@code system}. */
    public InviteGate(ActorSystem<?> system) {
        this.pages = new Pages(system, "hits");
        this.histories = Histories.of(system);
        InviteActor.init(ClusterSharding.get(system), histories);
    }

    /**
     * Tells the CRM's answers; fails with a {@link TimeoutException} when actors stay silent for a minute.
     *
     * @param answers in the order of the log
     * @return those that wait now, by their places, and how often they failed themselves
     */
    public CompletionStage<Map<Long, Integer>> settle(int job, Instant at, List<Answered> answers) {
        var byLink = byLink(answers);
        var sleepers = byLink.keySet().stream()
                .map(link -> PersistenceId.of(InviteActor.KEY.name(), link).id())
                .toList();
        return histories
                .readAhead(sleepers)
                .thenCompose(read -> pages.ask(
                        InviteActor.KEY,
                        List.copyOf(byLink.entrySet()),
                        Map.Entry::getKey,
                        (Map.Entry<String, List<Answered>> of, ActorRef<Settled> replyTo) ->
                                new Settle(job, at, of.getValue(), replyTo),
                        Settled.class))
                .whenComplete((replies, failure) -> histories.forget(sleepers))
                .thenApply(replies -> {
                    var waiting = new HashMap<Long, Integer>();
                    replies.forEach(reply -> waiting.putAll(reply.waiting()));
                    return waiting;
                });
    }

    private static Map<String, List<Answered>> byLink(List<Answered> answers) {
        var byLink = new LinkedHashMap<String, List<Answered>>();
        answers.forEach(answer -> byLink.computeIfAbsent(answer.hit().link(), link -> new ArrayList<>())
                .add(answer));
        return byLink;
    }
}
