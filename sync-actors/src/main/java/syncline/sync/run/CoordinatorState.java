package syncline.sync.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.Counts;
import syncline.sync.rules.PastSync;
import syncline.sync.rules.RuleSettings;
import syncline.sync.rules.Scope;
import syncline.sync.rules.StartRules;
import syncline.sync.rules.Trigger;
import syncline.sync.run.CoordinatorEvent.JobEnded;
import syncline.sync.run.CoordinatorEvent.JobStarted;
import syncline.sync.run.CoordinatorEvent.JobsScheduled;
import syncline.sync.run.CoordinatorEvent.PostProcessingChanged;
import syncline.sync.run.CoordinatorEvent.SyncEnded;
import syncline.sync.run.CoordinatorEvent.SyncStarted;

/**
 * The syncs of a Vault: all finished ones in order, some hundred bytes each, and the running one, or null.
 *
 * @param past what starts look back on
 * @param postProcessing the jobs that exclude syncs (A15, A21)
 */
public record CoordinatorState(
        List<SyncRecord> finished,
        StartRules.History past,
        @Nullable SyncStarted running,
        PostProcessing postProcessing) {
    static final CoordinatorState NEW =
            new CoordinatorState(List.of(), StartRules.History.NONE, null, PostProcessing.NEVER);

    StartRules.History history() {
        return running == null ? past : past.whileOneRuns();
    }

    boolean postProcessingRuns() {
        return postProcessing.phase() == PostProcessing.Phase.RUNNING;
    }

    /** The next scheduled sync, were it to start as soon as it may after {@code now}. */
    SyncForecast forecast(Instant now, RuleSettings rules) {
        int number = nextNumber() + (running == null ? 0 : 1);
        return switch (StartRules.decide(past, Trigger.SCHEDULED, now.plus(StartRules.GAP), false, rules)) {
            case StartRules.Answer.Blocked blocked ->
                throw new IllegalStateException("Nothing is left to block a start: " + blocked);
            case StartRules.Answer.Start start ->
                new SyncForecast(
                        number,
                        start.scope(),
                        start.watermark(),
                        start.scope() == Scope.FULL && rules.fullSyncIncludesParked(),
                        rules.retryLimit());
        };
    }

    int nextNumber() {
        return finished.size() + 1;
    }

    CoordinatorState evolve(CoordinatorEvent event) {
        return switch (event) {
            case SyncStarted started -> new CoordinatorState(finished, past, started, postProcessing);
            case PostProcessingChanged changed -> with(postProcessing.changed(changed));
            case JobStarted started -> with(postProcessing.started(started));
            case JobEnded ended -> with(postProcessing.ended(ended));
            case JobsScheduled scheduled -> with(postProcessing.scheduled(scheduled));
            case SyncEnded ended -> ended(ended);
        };
    }

    private CoordinatorState with(PostProcessing jobs) {
        return new CoordinatorState(finished, past, running, jobs);
    }

    private CoordinatorState ended(SyncEnded ended) {
        SyncStarted started = running;
        if (started == null) {
            throw new IllegalStateException("Sync " + ended.number() + " ended and never started");
        }
        var sync = new PastSync(ended.number(), started.at(), ended.at(), ended.message());
        var all = new ArrayList<>(finished);
        all.add(new SyncRecord(
                started.number(),
                started.scope(),
                started.trigger(),
                started.at(),
                ended.at(),
                ended.message().text(),
                ended.cause(),
                ended.warnings() == null ? List.of() : ended.warnings(),
                ended.counts()));
        return new CoordinatorState(List.copyOf(all), past.after(sync), null, postProcessing);
    }

    /** The history row of the sync that runs, with its counts so far (F16). */
    SyncRecord runningRecord(SyncStarted started, Counts counts) {
        return new SyncRecord(
                started.number(),
                started.scope(),
                started.trigger(),
                started.at(),
                null,
                null,
                null,
                List.of(),
                counts);
    }
}
