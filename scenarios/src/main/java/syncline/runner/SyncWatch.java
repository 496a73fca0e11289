package syncline.runner;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import syncline.report.ErrorCount;
import syncline.report.SyncResult;
import syncline.run.Progress;
import syncline.run.RunRecord;
import syncline.run.Standing;
import syncline.run.SyncWords;

/** Looks at syncs while they run, and notes what it sees. */
final class SyncWatch {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final SyncAdmin admin;
    private final RunRecord record;
    private final Sampler sampler;
    private final DoubleSupplier seconds;
    private final Supplier<Path> logs;
    private final Map<Integer, Double> begun = new HashMap<>();
    private final Map<Integer, String> ended = new HashMap<>();

    /**
     * @param seconds real time since the run began
     * @param logs the folder for the logs of syncs that have ended
     */
    SyncWatch(SyncAdmin admin, RunRecord record, Sampler sampler, DoubleSupplier seconds, Supplier<Path> logs) {
        this.admin = admin;
        this.record = record;
        this.sampler = sampler;
        this.seconds = seconds;
        this.logs = logs;
    }

    /** Watches a sync to its end; in a few words, how it ended. */
    String follow(int number, Progress.Line line) {
        while (true) {
            var end = look(number, line);
            if (end.isPresent()) {
                return end.get();
            }
            pause();
        }
    }

    /** Looks once at a sync; in a few words how it ended, empty while it runs. */
    Optional<String> look(int number, Progress.Line line) {
        if (ended.containsKey(number)) {
            return Optional.ofNullable(ended.get(number));
        }
        if (!begun.containsKey(number)) {
            begun.put(number, seconds.getAsDouble());
            sampler.begins(number);
        }
        var sync = admin.sync(number);
        boolean over = SyncAdmin.ended(sync);
        long read = sync.path("read").asLong();
        var errors = over ? ErrorLog.top(admin.logs(number, logs.get())) : List.<ErrorCount>of();
        var result = result(sync, begun.getOrDefault(number, 0.0), errors);
        record.sync(result);
        sampler.reads(read, over);
        line.stands(Standing.of(read, "records"));
        if (!over) {
            return Optional.empty();
        }
        ended.put(number, SyncWords.of(result));
        return Optional.ofNullable(ended.get(number));
    }

    /**
     * Waits a moment in real time.
     *
     * @throws LabCalls.LabFailed if the thread is interrupted
     */
    static void pause() {
        pause(BETWEEN_LOOKS);
    }

    /** The same for another moment. */
    static void pause(Duration moment) {
        LockSupport.parkNanos(moment.toNanos());
        if (Thread.interrupted()) {
            throw new LabCalls.LabFailed("Interrupted while the lab was at work");
        }
    }

    private SyncResult result(JsonNode sync, double start, List<ErrorCount> errors) {
        Optional<Instant> startedAt = SyncAdmin.time(sync, "startedAt");
        Optional<Instant> finishedAt = SyncAdmin.time(sync, "finishedAt");
        double duration = startedAt.isPresent() && finishedAt.isPresent()
                ? Duration.between(startedAt.get(), finishedAt.get()).toMillis() / 1000.0
                : seconds.getAsDouble() - start;
        return new SyncResult(
                sync.path("number").asInt(),
                sync.path("type").asText(),
                sync.path("trigger").asText(),
                text(sync, "message"),
                text(sync, "cause"),
                startedAt.orElse(null),
                finishedAt.orElse(null),
                start,
                duration,
                sync.path("read").asLong(),
                sync.path("written").asLong(),
                sync.path("unchanged").asLong(),
                sync.path("failed").asLong(),
                sync.path("held").asLong(),
                sync.path("parked").asLong(),
                null,
                null,
                errors);
    }

    private static @Nullable String text(JsonNode sync, String field) {
        return sync.path(field).isTextual() ? sync.path(field).asText() : null;
    }
}
