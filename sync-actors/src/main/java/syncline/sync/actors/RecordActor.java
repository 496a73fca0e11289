package syncline.sync.actors;

import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EffectBuilder;
import akka.persistence.typed.javadsl.EventHandler;
import org.jspecify.annotations.Nullable;
import syncline.sync.actors.RecordCommand.Consider;
import syncline.sync.actors.RecordCommand.Considered;
import syncline.sync.actors.RecordCommand.Settle;
import syncline.sync.actors.RecordCommand.Settled;
import syncline.sync.actors.RecordCommand.Standing;
import syncline.sync.journal.Histories;
import syncline.sync.rules.RecordEvent;
import syncline.sync.rules.RecordRules;
import syncline.sync.rules.RecordState;

/** The life of one record: asks the rules, stores what they say, answers. It never reads a clock and knows no CRM. */
abstract sealed class RecordActor extends PagewiseActor<RecordCommand, RecordEvent, RecordState>
        permits ProfileActor, ConnectionActor {
    private final String id;

    /**
     * @param kind what kind of record, the first part of the persistence id
     * @param id Engage's id of the record
     */
    RecordActor(String kind, String id, Histories histories) {
        super(PersistenceId.of(kind, id), histories);
        this.id = id;
    }

    @Override
    public RecordState emptyState() {
        return RecordState.UNKNOWN;
    }

    @Override
    public CommandHandler<RecordCommand, RecordEvent, RecordState> commandHandler() {
        return this::onCommand;
    }

    @Override
    public EventHandler<RecordState, RecordEvent> eventHandler() {
        return RecordState::evolve;
    }

    private Effect<RecordEvent, RecordState> onCommand(RecordState state, RecordCommand command) {
        return switch (command) {
            case Consider consider -> onConsider(state, consider);
            case Settle settle -> onSettle(state, settle);
        };
    }

    private Effect<RecordEvent, RecordState> onConsider(RecordState state, Consider command) {
        var decided = RecordRules.decide(state, command.offer());
        return store(decided.event())
                .thenRun(now ->
                        command.replyTo().tell(new Considered(id, decided.decision(), standing(state, now), state)));
    }

    private Effect<RecordEvent, RecordState> onSettle(RecordState state, Settle command) {
        return Effect()
                .persist(RecordRules.settle(command.outcome(), command.rules()))
                .thenRun(now -> command.replyTo().tell(new Settled(id, standing(state, now))));
    }

    private EffectBuilder<RecordEvent, RecordState> store(@Nullable RecordEvent event) {
        return event == null ? Effect().none() : Effect().persist(event);
    }

    private static Standing standing(RecordState before, RecordState now) {
        return new Standing(before.retry(), now.retry(), now.crmId());
    }
}
