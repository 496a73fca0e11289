package syncline.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import syncline.report.BacklogSample;
import syncline.report.PostProcessing;
import syncline.run.RunRecord;

/**
 * Follows clicks on their way into the CRM: notes once a second how many wait for their row, and what the Post-Processing jobs
 * did. Safe for use by many threads.
 */
final class Backlog implements AutoCloseable {
    private final PostProcessingAdmin admin;
    private final RunRecord record;
    private final DoubleSupplier seconds;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("backlog").daemon().factory());
    private final Set<Integer> ended = new HashSet<>();
    private boolean started;
    private int clicking;
    private @Nullable Double clicked;
    private @Nullable Double drained;
    private volatile long waiting;

    /**
     * @param seconds real time since the run began
     * @param clock the lab's
     */
    Backlog(PostProcessingAdmin admin, RunRecord record, DoubleSupplier seconds, InstantSource clock) {
        this.admin = admin;
        this.record = record;
        this.seconds = seconds;
        this.clock = clock;
    }

    /** Looks from now on, once a second. */
    synchronized void start() {
        if (!started) {
            started = true;
            var unused = timer.scheduleAtFixedRate(this::lookAgain, 0, 1, TimeUnit.SECONDS);
        }
    }

    /** Clicks begin to come. */
    synchronized void clicksBegin() {
        clicking++;
        drained = null;
        start();
    }

    /** The last of them has come. */
    synchronized void clicksEnd() {
        clicking--;
        clicked = seconds.getAsDouble();
    }

    /** Whether clicks come. */
    synchronized boolean clicksCome() {
        return clicking > 0;
    }

    /** How many clicks waited when it looked last. */
    long waiting() {
        return waiting;
    }

    /** From the last click until none waited, in real time; null when that was not seen. */
    synchronized @Nullable Double drainSeconds() {
        return clicked == null || drained == null ? null : drained - clicked;
    }

    /** How many clicks wait now. */
    long waitingNow() {
        return admin.waiting();
    }

    /** Looks now; how many clicks wait. */
    synchronized long look() {
        waiting = admin.waiting();
        double now = seconds.getAsDouble();
        record.add(new BacklogSample(now, waiting));
        if (waiting == 0 && clicking == 0 && clicked != null && drained == null) {
            drained = now;
        }
        for (JsonNode job : admin.jobs()) {
            note(result(job, now));
        }
        return waiting;
    }

    /** A job that has ended is noted once: later its beginning could only be told by a clock that was moved since. */
    private void note(PostProcessing job) {
        if (!ended.contains(job.number())) {
            record.add(job);
            if (job.finishedAt() != null) {
                ended.add(job.number());
            }
        }
    }

    private void lookAgain() {
        try {
            look();
        } catch (LabCalls.LabFailed e) {
            LoggerFactory.getLogger(Backlog.class).debug("The backlog is not known now", e);
        }
    }

    private PostProcessing result(JsonNode job, double now) {
        var startedAt = SyncAdmin.time(job, "startedAt");
        var finishedAt = SyncAdmin.time(job, "finishedAt");
        double ago = startedAt
                .map(start -> Duration.between(start, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
        double duration = startedAt.isPresent() && finishedAt.isPresent()
                ? Duration.between(startedAt.get(), finishedAt.get()).toMillis() / 1000.0
                : ago;
        return new PostProcessing(
                job.path("number").asInt(),
                startedAt.orElse(null),
                finishedAt.orElse(null),
                Math.max(0, now - ago),
                duration,
                job.path("read").asLong(),
                job.path("written").asLong(),
                job.path("repeated").asLong(),
                job.path("failed").asLong(),
                job.path("waiting").asLong(),
                job.path("cause").isTextual() ? job.path("cause").asText() : null);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
