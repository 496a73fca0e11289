package syncline.sync.schedule;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AskPattern;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import syncline.sync.rules.Schedule;
import syncline.sync.rules.Trigger;
import syncline.sync.run.SyncService;

/** The schedule of a Vault's syncs: making it and looking at it. */
public final class SchedulerService {
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

    private final ActorSystem<?> system;
    private final ActorRef<SchedulerCommand> scheduler;

    private SchedulerService(ActorSystem<?> system, ActorRef<SchedulerCommand> scheduler) {
        this.system = system;
        this.scheduler = scheduler;
    }

    /** Starts the scheduler of the syncs of {@code vault}, which goes on with the schedule it had. */
    public static SchedulerService start(ActorSystem<?> system, String vault, InstantSource clock, SyncService syncs) {
        var scheduler = system.systemActorOf(
                Scheduler.create(vault, clock, () -> syncs.begin(Trigger.SCHEDULED)), "scheduler", Props.empty());
        return new SchedulerService(system, scheduler);
    }

    /** Replaces the schedule. */
    public CompletionStage<SchedulerState> set(Schedule schedule) {
        return ask(replyTo -> new SchedulerCommand.Set(schedule, false, replyTo));
    }

    /** Makes a schedule unless one was ever made. */
    public CompletionStage<SchedulerState> setFirst(Schedule schedule) {
        return ask(replyTo -> new SchedulerCommand.Set(schedule, true, replyTo));
    }

    /** The schedule, and how it went last. */
    public CompletionStage<SchedulerState> get() {
        return ask(SchedulerCommand.Get::new);
    }

    private CompletionStage<SchedulerState> ask(Function<ActorRef<SchedulerState>, SchedulerCommand> command) {
        return AskPattern.ask(scheduler, command::apply, LONGEST_ANSWER, system.scheduler());
    }
}
