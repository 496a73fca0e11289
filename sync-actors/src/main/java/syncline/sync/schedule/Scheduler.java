package syncline.sync.schedule;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import syncline.sync.run.CoordinatorCommand.BeginReply;
import syncline.sync.schedule.SchedulerCommand.Answered;
import syncline.sync.schedule.SchedulerCommand.Get;
import syncline.sync.schedule.SchedulerCommand.Look;
import syncline.sync.schedule.SchedulerCommand.Set;
import syncline.sync.schedule.SchedulerEvent.DueAnswered;
import syncline.sync.schedule.SchedulerEvent.ScheduleSet;

/**
 * Asks for a sync at each due time (A1). It looks at the lab's clock a few times a second; a due time is stored as followed when
 * the coordinator has answered, so that a crash in between asks again, and the coordinator's own gates keep it from starting twice.
 */
final class Scheduler extends EventSourcedBehavior<SchedulerCommand, SchedulerEvent, SchedulerState> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final ActorContext<SchedulerCommand> context;
    private final InstantSource clock;
    private final Supplier<CompletionStage<BeginReply>> begin;
    private boolean asking;

    private Scheduler(
            ActorContext<SchedulerCommand> context,
            String vault,
            InstantSource clock,
            Supplier<CompletionStage<BeginReply>> begin) {
        super(PersistenceId.of("scheduler", vault));
        this.context = context;
        this.clock = clock;
        this.begin = begin;
    }

    /** @param begin asks for a scheduled sync */
    static Behavior<SchedulerCommand> create(
            String vault, InstantSource clock, Supplier<CompletionStage<BeginReply>> begin) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(new Look(), BETWEEN_LOOKS);
            return new Scheduler(context, vault, clock, begin);
        }));
    }

    @Override
    public SchedulerState emptyState() {
        return SchedulerState.NEW;
    }

    @Override
    public EventHandler<SchedulerState, SchedulerEvent> eventHandler() {
        return SchedulerState::evolve;
    }

    @Override
    public CommandHandler<SchedulerCommand, SchedulerEvent, SchedulerState> commandHandler() {
        return this::onCommand;
    }

    private Effect<SchedulerEvent, SchedulerState> onCommand(SchedulerState state, SchedulerCommand command) {
        return switch (command) {
            case Set set -> onSet(state, set);
            case Get get -> {
                get.replyTo().tell(state);
                yield Effect().none();
            }
            case Look look -> onLook(state);
            case Answered answered -> onAnswered(answered);
        };
    }

    private Effect<SchedulerEvent, SchedulerState> onSet(SchedulerState state, Set set) {
        if (set.onlyFirst() && state.schedule() != null) {
            set.replyTo().tell(state);
            return Effect().none();
        }
        var schedule = set.schedule();
        var event = new ScheduleSet(
                clock.instant(), schedule.every().count(), schedule.every().unit(), schedule.from(), schedule.zone());
        return Effect().persist(event).thenRun(now -> set.replyTo().tell(now));
    }

    private Effect<SchedulerEvent, SchedulerState> onLook(SchedulerState state) {
        if (!asking) {
            state.due(clock.instant()).ifPresent(this::ask);
        }
        return Effect().none();
    }

    private void ask(Instant due) {
        asking = true;
        context.pipeToSelf(begin.get(), (reply, failure) -> new Answered(due, reply));
    }

    /** A coordinator that did not answer is asked again at the next look. */
    private Effect<SchedulerEvent, SchedulerState> onAnswered(Answered answered) {
        asking = false;
        var reply = answered.reply();
        if (reply == null) {
            return Effect().none();
        }
        return Effect()
                .persist(
                        switch (reply) {
                            case BeginReply.Begun begun -> new DueAnswered(answered.due(), begun.number(), null);
                            case BeginReply.Refused refused ->
                                new DueAnswered(
                                        answered.due(),
                                        null,
                                        refused.why().reason().name().toLowerCase(Locale.ROOT));
                        });
    }
}
