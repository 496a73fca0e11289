package syncline.sync.actors;

import akka.actor.typed.ActorRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import syncline.sync.clicks.InviteRules.Answered;

/** What an invite's actor is told. */
public sealed interface InviteCommand {
    /** The CRM answered in a Post-Processing job; the answers are in the order of the log. */
    record Settle(int job, Instant at, List<Answered> answers, ActorRef<Settled> replyTo) implements InviteCommand {}

    /**
     * The reply to {@link Settle}, when all is stored: those of its hits that wait now, by their places, and how often they failed
     * themselves.
     */
    record Settled(Map<Long, Integer> waiting) {}
}
