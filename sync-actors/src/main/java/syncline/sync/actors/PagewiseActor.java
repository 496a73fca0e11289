package syncline.sync.actors;

import akka.actor.typed.PostStop;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.SnapshotSelectionCriteria;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.Recovery;
import akka.persistence.typed.javadsl.SignalHandler;
import syncline.sync.journal.Histories;

/** A persistent actor that is woken with a whole page of others, their histories read ahead in one query. */
abstract class PagewiseActor<C, E, S> extends EventSourcedBehavior<C, E, S> {
    private final Histories histories;

    /** @param histories told when the actor wakes and when it stops */
    PagewiseActor(PersistenceId persistenceId, Histories histories) {
        super(persistenceId);
        this.histories = histories;
    }

    /** Such an actor has few events, so looking for a snapshot would cost more than it saves. */
    @Override
    public Recovery recovery() {
        return Recovery.withSnapshotSelectionCriteria(SnapshotSelectionCriteria.none());
    }

    @Override
    public SignalHandler<S> signalHandler() {
        String id = persistenceId().id();
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), state -> histories.woke(id))
                .onSignal(PostStop.instance(), state -> histories.slept(id))
                .build();
    }
}
