package syncline.sync.run;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.SignalHandler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import syncline.sync.http.JsonClient;
import syncline.sync.ledger.BlockedStart;
import syncline.sync.rules.ResultMessage;
import syncline.sync.rules.StartRules;
import syncline.sync.rules.StartRules.Answer.Blocked;
import syncline.sync.rules.StartRules.Answer.Start;
import syncline.sync.run.CoordinatorCommand.Begin;
import syncline.sync.run.CoordinatorCommand.BeginReply;
import syncline.sync.run.CoordinatorCommand.GetHistory;
import syncline.sync.run.CoordinatorCommand.History;
import syncline.sync.run.CoordinatorCommand.PostProcessingKnown;
import syncline.sync.run.CoordinatorCommand.RunEnded;
import syncline.sync.run.CoordinatorEvent.SyncEnded;
import syncline.sync.run.CoordinatorEvent.SyncStarted;

/**
 * Starts the syncs of one Vault, one at a time (A17), and keeps their history. Nothing a sync did is acknowledged before its end
 * is stored: after a crash the watermark is where it was, and the next sync does the work again.
 */
public final class SyncCoordinator
        extends EventSourcedBehavior<CoordinatorCommand, CoordinatorEvent, CoordinatorState> {
    private static final Logger LOG = LoggerFactory.getLogger(SyncCoordinator.class);

    private final ActorContext<CoordinatorCommand> context;
    private final Tools tools;
    /** The counts of the running sync; they live and die with this process, as the run itself does. */
    private final CurrentProgress current;

    private SyncCoordinator(
            ActorContext<CoordinatorCommand> context, String vault, Tools tools, CurrentProgress current) {
        super(PersistenceId.of("coordinator", vault));
        this.context = context;
        this.tools = tools;
        this.current = current;
    }

    /** Holds the progress of the sync that runs in this process. */
    static final class CurrentProgress {
        private volatile Progress progress = new Progress();

        Progress renew() {
            progress = new Progress();
            return progress;
        }
    }

    /** The coordinator of the syncs of {@code vault}. */
    static Behavior<CoordinatorCommand> create(String vault, Tools tools) {
        return Behaviors.setup(context -> new SyncCoordinator(context, vault, tools, new CurrentProgress()));
    }

    @Override
    public CoordinatorState emptyState() {
        return CoordinatorState.NEW;
    }

    @Override
    public EventHandler<CoordinatorState, CoordinatorEvent> eventHandler() {
        return CoordinatorState::evolve;
    }

    @Override
    public CommandHandler<CoordinatorCommand, CoordinatorEvent, CoordinatorState> commandHandler() {
        return this::onCommand;
    }

    /** A sync that ran when the process ended has failed: what it wrote stays, the watermark does not move (F13). */
    @Override
    public SignalHandler<CoordinatorState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), state -> {
                    var interrupted = state.running();
                    if (interrupted != null) {
                        context.getSelf()
                                .tell(new RunEnded(
                                        interrupted.number(),
                                        new IllegalStateException("The sync was interrupted by a restart")));
                    }
                })
                .build();
    }

    private Effect<CoordinatorEvent, CoordinatorState> onCommand(CoordinatorState state, CoordinatorCommand command) {
        return switch (command) {
            case Begin begin -> onBegin(begin);
            case PostProcessingKnown known -> onPostProcessingKnown(state, known);
            case RunEnded ended -> onRunEnded(ended);
            case GetHistory get -> onGetHistory(state, get);
        };
    }

    /** If Engage cannot tell, the sync starts and fails with that cause (F10). */
    private Effect<CoordinatorEvent, CoordinatorState> onBegin(Begin begin) {
        context.pipeToSelf(
                tools.engage().postProcessing(),
                (running, failure) -> new PostProcessingKnown(begin, running != null && running));
        return Effect().none();
    }

    private Effect<CoordinatorEvent, CoordinatorState> onPostProcessingKnown(
            CoordinatorState state, PostProcessingKnown known) {
        Begin begin = known.begin();
        Instant now = tools.clock().instant();
        return switch (StartRules.decide(state.history(), begin.trigger(), now, known.running(), tools.rules())) {
            case Blocked blocked -> refused(begin, now, blocked);
            case Start start -> {
                var started = new SyncStarted(
                        state.nextNumber(), now, start.scope(), begin.trigger(), start.watermark(), start.asOf());
                yield Effect().persist(started).thenRun(() -> {
                    run(started);
                    begin.replyTo().tell(new BeginReply.Begun(started.number()));
                });
            }
        };
    }

    private Effect<CoordinatorEvent, CoordinatorState> refused(Begin begin, Instant now, Blocked blocked) {
        var start = new BlockedStart(
                now,
                begin.trigger().name().toLowerCase(Locale.ROOT),
                blocked.reason().name().toLowerCase(Locale.ROOT),
                blocked.earliest());
        tools.blocking().execute(() -> {
            tools.ledger().blocked(start);
            begin.replyTo().tell(new BeginReply.Refused(blocked));
        });
        return Effect().none();
    }

    private void run(SyncStarted started) {
        Progress progress = current.renew();
        var run = CompletableFuture.completedFuture(progress)
                .thenCompose(p -> SyncRun.run(tools, started.number(), started.scope(), started.watermark(), p));
        context.pipeToSelf(run, (done, failure) -> new RunEnded(started.number(), failure));
    }

    private Effect<CoordinatorEvent, CoordinatorState> onRunEnded(RunEnded ended) {
        var counts = current.progress.counts();
        Throwable failure = ended.failure() == null ? null : JsonClient.cause(ended.failure());
        if (failure != null) {
            LOG.debug("Sync {} ended early", ended.number(), failure);
        }
        var message = failure == null ? ResultMessage.of(counts) : ResultMessage.FAILED;
        return Effect()
                .persist(new SyncEnded(ended.number(), tools.clock().instant(), message, cause(failure), counts));
    }

    private static @Nullable String cause(@Nullable Throwable failure) {
        return failure == null ? null : String.valueOf(failure.getMessage());
    }

    private Effect<CoordinatorEvent, CoordinatorState> onGetHistory(CoordinatorState state, GetHistory get) {
        var syncs = new ArrayList<>(state.finished());
        var running = state.running();
        if (running != null) {
            syncs.add(state.runningRecord(running, current.progress.counts()));
        }
        get.replyTo().tell(new History(syncs));
        return Effect().none();
    }
}
