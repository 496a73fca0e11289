package syncline.sync.run;

import akka.actor.typed.javadsl.ActorContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import syncline.sync.activities.JobTools;
import syncline.sync.activities.PostProcessingJob;
import syncline.sync.clicks.JobCounts;
import syncline.sync.http.JsonClient;
import syncline.sync.run.CoordinatorCommand.JobDone;
import syncline.sync.run.CoordinatorEvent.JobStarted;
import syncline.sync.run.CoordinatorEvent.JobsScheduled;
import syncline.sync.run.CoordinatorEvent.PostProcessingChanged;
import syncline.sync.run.PostProcessing.Phase;

/** What the coordinator does about Post-Processing jobs, and the one that runs in this process; it lives and dies with it. */
final class CurrentJob {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentJob.class);

    private final ActorContext<CoordinatorCommand> context;
    private final JobTools tools;
    private @Nullable PostProcessingJob job;

    CurrentJob(ActorContext<CoordinatorCommand> context, JobTools tools) {
        this.context = context;
        this.tools = tools;
    }

    /** A21: a job never runs beside a sync. One that is there already is not begun twice. */
    List<CoordinatorEvent> asked(CoordinatorState state) {
        var jobs = state.postProcessing();
        if (jobs.phase() != Phase.NONE) {
            return List.of();
        }
        Instant now = tools.clock().instant();
        return List.of(
                state.running() == null
                        ? new JobStarted(jobs.number(), now)
                        : new PostProcessingChanged(now, Phase.WAITING));
    }

    /** J24: one that is due waits for a sync as one that somebody asked for. */
    List<CoordinatorEvent> looked(CoordinatorState state) {
        return state.postProcessing().isDue(tools.clock().instant()) ? asked(state) : List.of();
    }

    /** What a sync's end brings: the job that waited for it begins in the same moment. */
    static List<CoordinatorEvent> syncEnded(CoordinatorState state, Instant at) {
        var jobs = state.postProcessing();
        return jobs.phase() == Phase.WAITING ? List.of(new JobStarted(jobs.number(), at)) : List.of();
    }

    /** One that runs ends at its next page, which its own end tells; in an old journal there may be one without an end. */
    List<CoordinatorEvent> aborted(CoordinatorState state, String reason) {
        var jobs = state.postProcessing();
        if (jobs.running() != null && job != null) {
            job.abort(reason);
        }
        boolean nothingToWaitFor = jobs.phase() != Phase.NONE && jobs.running() == null;
        return nothingToWaitFor
                ? List.of(new PostProcessingChanged(tools.clock().instant(), Phase.NONE))
                : List.of();
    }

    List<CoordinatorEvent> scheduled(CoordinatorState state, Duration every, boolean onlyFirst) {
        boolean keep = onlyFirst && state.postProcessing().every() != null;
        return keep ? List.of() : List.of(new JobsScheduled(tools.clock().instant(), every.toSeconds()));
    }

    /** Runs what has started. */
    void follow(List<CoordinatorEvent> events) {
        for (CoordinatorEvent event : events) {
            if (event instanceof JobStarted started) {
                run(started);
            }
        }
    }

    private void run(JobStarted started) {
        var running = PostProcessingJob.start(tools, started.number(), started.at());
        job = running;
        context.pipeToSelf(running.ended(), (ended, impossible) -> done(started.number(), ended));
    }

    private static JobDone done(int number, PostProcessingJob.Ended ended) {
        if (ended.failure() == null) {
            return new JobDone(number, ended.counts(), null);
        }
        var failure = JsonClient.cause(ended.failure());
        LOG.debug("Post-Processing job {} ended early", number, failure);
        return new JobDone(number, ended.counts(), String.valueOf(failure.getMessage()));
    }

    /** A job that ran when the process ended: what it settled stays, the rest is read again by the next one. */
    void recovered(CoordinatorState state) {
        var jobs = state.postProcessing();
        var interrupted = jobs.running();
        if (interrupted != null) {
            context.pipeToSelf(
                    CompletableFuture.supplyAsync(
                            () -> tools.ledger().standing().waiting(), tools.blocking()),
                    (waiting, failure) -> new JobDone(
                            interrupted.number(),
                            JobCounts.NONE.withWaiting(waiting == null ? 0 : waiting),
                            "The job was interrupted by a restart"));
        } else if (jobs.phase() == Phase.RUNNING) {
            context.getSelf()
                    .tell(new CoordinatorCommand.AbortPostProcessing(
                            "An old one, without an end", context.getSystem().ignoreRef()));
        }
    }

    /** How far the one has come that runs. */
    @Nullable
    JobRecord running(CoordinatorState state) {
        var started = state.postProcessing().running();
        var now = job;
        return started == null
                ? null
                : new JobRecord(
                        started.number(), started.at(), null, now == null ? JobCounts.NONE : now.counts(), null);
    }
}
