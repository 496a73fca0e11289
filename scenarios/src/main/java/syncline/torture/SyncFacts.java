package syncline.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import syncline.oracle.SyncSpan;
import syncline.runner.SyncAdmin;

/**
 * A sync as its row in the history tells it.
 *
 * @param message null while it runs
 * @param cause why it failed as a whole, else null
 */
record SyncFacts(
        int number,
        String type,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String message,
        @Nullable String cause,
        Counts counts) {
    /** What became of the records. */
    record Counts(long read, long written, long unchanged, long failed, long held, long parked) {}

    static SyncFacts of(JsonNode sync) {
        return new SyncFacts(
                sync.path("number").asInt(),
                sync.path("type").asText(),
                SyncAdmin.time(sync, "startedAt").orElseThrow(),
                SyncAdmin.time(sync, "finishedAt").orElse(null),
                text(sync, "message"),
                text(sync, "cause"),
                new Counts(
                        sync.path("read").asLong(),
                        sync.path("written").asLong(),
                        sync.path("unchanged").asLong(),
                        sync.path("failed").asLong(),
                        sync.path("held").asLong(),
                        sync.path("parked").asLong()));
    }

    boolean full() {
        return type.equals("full");
    }

    boolean ended() {
        return finishedAt != null;
    }

    /** Whether it stopped as a whole. */
    boolean failed() {
        return cause != null;
    }

    /** Whether the end of the process was its end. */
    boolean interrupted() {
        return cause != null && cause.contains("interrupted by a restart");
    }

    /** @param clean whether it left no record to be tried again */
    SyncSpan span(boolean clean) {
        boolean successful = message != null && message.startsWith("Completed");
        return new SyncSpan(number, startedAt, finishedAt, successful, clean, full());
    }

    private static @Nullable String text(JsonNode sync, String field) {
        return sync.path(field).isTextual() ? sync.path(field).asText() : null;
    }
}
