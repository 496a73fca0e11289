package syncline.sync.run;

import akka.actor.typed.ActorRef;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import syncline.sync.http.JsonClient;
import syncline.sync.ledger.BlockedStart;
import syncline.sync.rules.Counts;
import syncline.sync.rules.ResultMessage;
import syncline.sync.rules.StartRules;
import syncline.sync.rules.StartRules.Answer.Blocked;
import syncline.sync.rules.StartRules.Answer.Start;
import syncline.sync.run.CoordinatorCommand.Abort;
import syncline.sync.run.CoordinatorCommand.AbortPostProcessing;
import syncline.sync.run.CoordinatorCommand.Begin;
import syncline.sync.run.CoordinatorCommand.BeginReply;
import syncline.sync.run.CoordinatorCommand.GetForecast;
import syncline.sync.run.CoordinatorCommand.GetHistory;
import syncline.sync.run.CoordinatorCommand.GetPostProcessing;
import syncline.sync.run.CoordinatorCommand.History;
import syncline.sync.run.CoordinatorCommand.Interrupted;
import syncline.sync.run.CoordinatorCommand.JobDone;
import syncline.sync.run.CoordinatorCommand.Jobs;
import syncline.sync.run.CoordinatorCommand.Look;
import syncline.sync.run.CoordinatorCommand.RunEnded;
import syncline.sync.run.CoordinatorCommand.SchedulePostProcessing;
import syncline.sync.run.CoordinatorCommand.StartPostProcessing;
import syncline.sync.run.CoordinatorEvent.JobEnded;
import syncline.sync.run.CoordinatorEvent.SyncEnded;
import syncline.sync.run.CoordinatorEvent.SyncStarted;

/**
 * Starts the syncs of one Vault, one at a time (A17), and keeps their history. Nothing a sync did is acknowledged before its end
 * is stored: after a crash the watermark is where it was, and the next sync does the work again.
 */
public final class SyncCoordinator
        extends EventSourcedBehavior<CoordinatorCommand, CoordinatorEvent, CoordinatorState> {
    private static final Logger LOG = LoggerFactory.getLogger(SyncCoordinator.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final ActorContext<CoordinatorCommand> context;
    private final Tools tools;
    /** The counts of the running sync; they live and die with this process, as the run itself does. */
    private final CurrentRun current;

    private final CurrentJob job;

    private SyncCoordinator(ActorContext<CoordinatorCommand> context, String vault, Tools tools, CurrentRun current) {
        super(PersistenceId.of("coordinator", vault));
        this.context = context;
        this.tools = tools;
        this.current = current;
        this.job = new CurrentJob(context, tools.jobs());
    }

    /** Holds the sync that runs in this process, or ran last. */
    static final class CurrentRun {
        private volatile @Nullable SyncRun run;

        Counts counts() {
            SyncRun known = run;
            return known == null ? Counts.NONE : known.counts();
        }

        List<String> warnings() {
            SyncRun known = run;
            return known == null ? List.of() : known.warnings();
        }
    }

    /** The coordinator of the syncs of {@code vault}. */
    static Behavior<CoordinatorCommand> create(String vault, Tools tools) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(new Look(), BETWEEN_LOOKS);
            return new SyncCoordinator(context, vault, tools, new CurrentRun());
        }));
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
                        int number = interrupted.number();
                        context.pipeToSelf(
                                CompletableFuture.supplyAsync(
                                        () -> tools.ledger().counts(number), tools.blocking()),
                                (done, failure) -> new Interrupted(number, done == null ? Counts.NONE : done));
                    }
                    job.recovered(state);
                })
                .build();
    }

    private Effect<CoordinatorEvent, CoordinatorState> onCommand(CoordinatorState state, CoordinatorCommand command) {
        return switch (command) {
            case Begin begin -> onBegin(state, begin);
            case RunEnded ended -> onRunEnded(state, ended);
            case Abort abort -> onAbort(state, abort);
            case Interrupted interrupted -> onInterrupted(state, interrupted);
            case GetHistory get -> onGetHistory(state, get);
            case StartPostProcessing start -> happened(job.asked(state), start.replyTo());
            case AbortPostProcessing abort -> happened(job.aborted(state, abort.reason()), abort.replyTo());
            case SchedulePostProcessing set ->
                happened(job.scheduled(state, set.every(), set.onlyFirst()), set.replyTo());
            case Look look -> happened(job.looked(state), null);
            case JobDone done ->
                happened(
                        List.of(new JobEnded(done.number(), tools.clock().instant(), done.counts(), done.cause())),
                        null);
            case GetForecast get -> {
                get.replyTo().tell(state.forecast(tools.clock().instant(), tools.rules()));
                yield Effect().none();
            }
            case GetPostProcessing get -> {
                get.replyTo().tell(new Jobs(state.postProcessing(), job.running(state)));
                yield Effect().none();
            }
        };
    }

    private Effect<CoordinatorEvent, CoordinatorState> onBegin(CoordinatorState state, Begin begin) {
        Instant now = tools.clock().instant();
        return switch (StartRules.decide(
                state.history(), begin.trigger(), now, state.postProcessingRuns(), tools.rules())) {
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
        tools.recording().began(started);
        var run = SyncRun.start(tools, started);
        current.run = run;
        context.pipeToSelf(run.ended(), (done, failure) -> new RunEnded(started.number(), failure));
    }

    private Effect<CoordinatorEvent, CoordinatorState> onRunEnded(CoordinatorState state, RunEnded ended) {
        var counts = current.counts();
        var warnings = current.warnings();
        Throwable failure = ended.failure() == null ? null : JsonClient.cause(ended.failure());
        if (failure != null) {
            LOG.debug("Sync {} ended early", ended.number(), failure);
        }
        var message = failure == null ? ResultMessage.of(counts) : ResultMessage.FAILED;
        return ended(
                state,
                new SyncEnded(
                        ended.number(),
                        tools.clock().instant(),
                        message,
                        cause(failure),
                        counts,
                        warnings.isEmpty() ? null : warnings));
    }

    private Effect<CoordinatorEvent, CoordinatorState> onInterrupted(CoordinatorState state, Interrupted interrupted) {
        return ended(
                state,
                new SyncEnded(
                        interrupted.number(),
                        tools.clock().instant(),
                        ResultMessage.FAILED,
                        "The sync was interrupted by a restart",
                        interrupted.done(),
                        null));
    }

    private Effect<CoordinatorEvent, CoordinatorState> ended(CoordinatorState state, SyncEnded ended) {
        var events = new ArrayList<CoordinatorEvent>();
        events.add(ended);
        events.addAll(CurrentJob.syncEnded(state, ended.at()));
        return Effect().persist(events).thenRun(() -> {
            tools.recording().ended(ended);
            job.follow(events);
        });
    }

    /** F12: the sync ends at its next page; its end is told by its record. */
    private Effect<CoordinatorEvent, CoordinatorState> onAbort(CoordinatorState state, Abort abort) {
        var running = state.running();
        SyncRun run = current.run;
        if (running != null && running.number() == abort.number() && run != null) {
            run.abort(abort.reason());
            abort.replyTo().tell(true);
        } else {
            abort.replyTo().tell(false);
        }
        return Effect().none();
    }

    private static @Nullable String cause(@Nullable Throwable failure) {
        return failure == null ? null : String.valueOf(failure.getMessage());
    }

    private Effect<CoordinatorEvent, CoordinatorState> onGetHistory(CoordinatorState state, GetHistory get) {
        var syncs = new ArrayList<>(state.finished());
        var running = state.running();
        if (running != null) {
            syncs.add(state.runningRecord(running, current.counts()));
        }
        get.replyTo().tell(new History(syncs));
        return Effect().none();
    }

    private Effect<CoordinatorEvent, CoordinatorState> happened(
            List<CoordinatorEvent> events, @Nullable ActorRef<PostProcessing> replyTo) {
        return Effect().persist(events).thenRun(now -> {
            job.follow(events);
            if (replyTo != null) {
                replyTo.tell(now.postProcessing());
            }
        });
    }
}
