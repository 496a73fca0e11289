package syncline.sync.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.sync.run.CoordinatorEvent.JobEnded;
import syncline.sync.run.CoordinatorEvent.JobStarted;
import syncline.sync.run.CoordinatorEvent.JobsScheduled;
import syncline.sync.run.CoordinatorEvent.PostProcessingChanged;

/**
 * The Engage Post-Processing jobs of a Vault, which exclude syncs and are excluded by them (A15, A21).
 *
 * @param since when they came into this phase, null if there never was a job
 * @param running the job that runs, or null
 * @param shown the last ten finished ones, newest first
 * @param every how often a job begins by itself, zero for never (J24), null if nobody ever said
 * @param due when the next one begins by itself, null for never
 */
public record PostProcessing(
        Phase phase,
        @Nullable Instant since,
        @Nullable JobStarted running,
        List<JobRecord> shown,
        @Nullable Duration every,
        @Nullable Instant due) {
    /** J24. */
    public static final Duration USUAL = Duration.ofMinutes(15);

    static final PostProcessing NEVER = new PostProcessing(Phase.NONE, null, null, List.of(), null, null);

    private static final int SHOWN = 10;

    /** Where the job is. */
    public enum Phase {
        /** There is none. */
        @JsonProperty("none")
        NONE,
        /** It begins when the sync that runs has ended. */
        @JsonProperty("waiting")
        WAITING,
        /** It runs, and no sync starts. */
        @JsonProperty("running")
        RUNNING
    }

    /** The number of the job that runs or waits, or of the next one. */
    public int number() {
        return shown.isEmpty() ? 1 : shown.getFirst().number() + 1;
    }

    boolean isDue(Instant now) {
        return phase == Phase.NONE && due != null && !now.isBefore(due);
    }

    PostProcessing changed(PostProcessingChanged event) {
        return new PostProcessing(event.phase(), event.at(), null, shown, every, due);
    }

    PostProcessing started(JobStarted event) {
        return new PostProcessing(Phase.RUNNING, event.at(), event, shown, every, dueAfter(event.at(), every));
    }

    PostProcessing ended(JobEnded event) {
        Instant startedAt = running == null ? event.at() : running.at();
        var job = new JobRecord(event.number(), startedAt, event.at(), event.counts(), event.cause());
        var newest = Stream.concat(Stream.of(job), shown.stream()).limit(SHOWN).toList();
        return new PostProcessing(Phase.NONE, event.at(), null, newest, every, due);
    }

    PostProcessing scheduled(JobsScheduled event) {
        var period = Duration.ofSeconds(event.everySeconds());
        return new PostProcessing(phase, since, running, shown, period, dueAfter(event.at(), period));
    }

    private static @Nullable Instant dueAfter(Instant time, @Nullable Duration every) {
        return every == null || every.isZero() ? null : time.plus(every);
    }
}
