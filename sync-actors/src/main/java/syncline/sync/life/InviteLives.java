package syncline.sync.life;

import akka.actor.typed.ActorSystem;
import akka.persistence.jdbc.query.javadsl.JdbcReadJournal;
import akka.persistence.query.PersistenceQuery;
import akka.stream.javadsl.Sink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import syncline.sync.actors.InviteActor;
import syncline.sync.clicks.InviteEvent;
import syncline.sync.clicks.InviteState;
import syncline.sync.life.InviteLife.Refusal;
import syncline.sync.life.InviteLife.Try;

/** Reads lives of invites from the journal, and changes nothing. However long one is, what is kept of it in memory is bounded. */
public final class InviteLives {
    private final ActorSystem<?> system;

    public InviteLives(ActorSystem<?> system) {
        this.system = system;
    }

    /** How far a life has been read. */
    private record Told(InviteState state, Deque<Try> last) {
        Told and(InviteEvent event) {
            tries(event).forEach(last::addFirst);
            while (last.size() > InviteLife.MOST_TRIES) {
                last.removeLast();
            }
            return new Told(state.evolve(event), last);
        }
    }

    /** The life of the invite with this link; empty if no hit of it was ever taken in. */
    public CompletionStage<Optional<InviteLife>> of(String link) {
        var journal = PersistenceQuery.get(system.classicSystem())
                .getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier());
        return journal.currentEventsByPersistenceId(InviteActor.KEY.name() + "|" + link, 0, Long.MAX_VALUE)
                .map(envelope -> (InviteEvent) envelope.event())
                .runWith(Sink.fold(new Told(InviteState.UNOPENED, new ArrayDeque<>()), Told::and), system)
                .thenApply(told -> told.last().isEmpty() ? Optional.empty() : Optional.of(life(link, told)));
    }

    private static InviteLife life(String link, Told told) {
        var state = told.state();
        return new InviteLife(
                link,
                state.clicks() + state.scans(),
                state.clicks(),
                state.scans(),
                state.waiting().size(),
                List.copyOf(told.last()));
    }

    private static Stream<Try> tries(InviteEvent event) {
        return switch (event) {
            case InviteEvent.HitsWritten e ->
                e.hits().stream()
                        .map(hit -> new Try(
                                hit.seq(), hit.id(), hit.kind(), hit.opened(), e.job(), e.at(), hit.crmId(), null));
            case InviteEvent.HitsRefused e ->
                e.hits().stream()
                        .map(hit -> new Try(
                                hit.seq(),
                                hit.id(),
                                hit.kind(),
                                hit.opened(),
                                e.job(),
                                e.at(),
                                null,
                                new Refusal(e.errorType(), e.message())));
        };
    }
}
