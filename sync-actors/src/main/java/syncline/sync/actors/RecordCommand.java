package syncline.sync.actors;

import akka.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.Decision;
import syncline.sync.rules.Offer;
import syncline.sync.rules.Outcome;
import syncline.sync.rules.RecordState;
import syncline.sync.rules.Retry;
import syncline.sync.rules.RuleSettings;

/** What a record's actor is told. Whatever a reply says is stored before it is sent. */
public sealed interface RecordCommand {
    /** A record was read: what is to be done with it? */
    record Consider(Offer offer, ActorRef<Considered> replyTo) implements RecordCommand {}

    /** The CRM answered, in a sync that follows these readings. */
    record Settle(Outcome outcome, RuleSettings rules, ActorRef<Settled> replyTo) implements RecordCommand {}

    /** The reply to {@link Consider}; {@code before} is the state that was decided on. */
    record Considered(String id, Decision decision, Standing standing, RecordState before) {}

    /** The reply to {@link Settle}. */
    record Settled(String id, Standing standing) {}

    /**
     * How a record stands towards the retry list.
     *
     * @param before whether it waited for a retry
     * @param after whether it waits for one now
     * @param crmId the id of its row in the CRM, or null if the CRM never confirmed one
     */
    record Standing(Retry before, Retry after, @Nullable String crmId) {}
}
