package syncline.sync.run;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AskPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import syncline.sync.rules.Trigger;
import syncline.sync.run.CoordinatorCommand.BeginReply;
import syncline.sync.run.CoordinatorCommand.History;

/** Starting syncs and looking at them. */
public final class SyncService {
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);
    /** The history shows so many syncs (F14). */
    private static final int SHOWN = 10;

    private final ActorSystem<?> system;
    private final ActorRef<CoordinatorCommand> coordinator;

    private SyncService(ActorSystem<?> system, ActorRef<CoordinatorCommand> coordinator) {
        this.system = system;
        this.coordinator = coordinator;
    }

    /** Starts the coordinator of the syncs of {@code vault}. */
    public static SyncService start(String vault, Tools tools) {
        var coordinator =
                tools.system().systemActorOf(SyncCoordinator.create(vault, tools), "coordinator", Props.empty());
        return new SyncService(tools.system(), coordinator);
    }

    /** Starts a sync, or says why not. */
    public CompletionStage<BeginReply> begin(Trigger trigger) {
        return ask(replyTo -> new CoordinatorCommand.Begin(trigger, replyTo));
    }

    /** Lets a running sync end early, as failed for this reason (F12); answers whether it runs. */
    public CompletionStage<Boolean> abort(int number, String reason) {
        return AskPattern.ask(
                coordinator,
                (ActorRef<Boolean> replyTo) -> new CoordinatorCommand.Abort(number, reason, replyTo),
                LONGEST_ANSWER,
                system.scheduler());
    }

    /** What the next scheduled sync will be, as far as can be told now. */
    public CompletionStage<SyncForecast> forecast() {
        return ask(CoordinatorCommand.GetForecast::new);
    }

    /** The last ten syncs, newest first (F14). */
    public CompletionStage<List<SyncRecord>> shown() {
        return all().thenApply(all ->
                all.subList(Math.max(0, all.size() - SHOWN), all.size()).reversed());
    }

    /** A sync by its number, running or finished, however old. */
    public CompletionStage<Optional<SyncRecord>> sync(int number) {
        return all().thenApply(
                        all -> all.stream().filter(s -> s.number() == number).findFirst());
    }

    /** Starts a Post-Processing job, or lets it wait for the end of the sync that runs (A21). */
    public CompletionStage<PostProcessing> startPostProcessing() {
        return ask(CoordinatorCommand.StartPostProcessing::new);
    }

    /** Lets the Post-Processing job end early, for this reason, also one that waits. */
    public CompletionStage<PostProcessing> abortPostProcessing(String reason) {
        return ask(replyTo -> new CoordinatorCommand.AbortPostProcessing(reason, replyTo));
    }

    /** Lets Post-Processing jobs begin by themselves every so often, zero for never (J24). */
    public CompletionStage<PostProcessing> schedulePostProcessing(Duration every) {
        return ask(replyTo -> new CoordinatorCommand.SchedulePostProcessing(every, false, replyTo));
    }

    /** The same, unless somebody has said how often already. */
    public CompletionStage<PostProcessing> schedulePostProcessingFirst(Duration every) {
        return ask(replyTo -> new CoordinatorCommand.SchedulePostProcessing(every, true, replyTo));
    }

    /** How the Post-Processing jobs stand. */
    public CompletionStage<CoordinatorCommand.Jobs> postProcessing() {
        return ask(CoordinatorCommand.GetPostProcessing::new);
    }

    private CompletionStage<List<SyncRecord>> all() {
        CompletionStage<History> history = ask(CoordinatorCommand.GetHistory::new);
        return history.thenApply(History::syncs);
    }

    private <T> CompletionStage<T> ask(Function<ActorRef<T>, CoordinatorCommand> command) {
        return AskPattern.ask(coordinator, command::apply, LONGEST_ANSWER, system.scheduler());
    }
}
