package syncline.torture;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import syncline.torture.SyncFacts.Counts;
import syncline.torture.SyncLog.Failed;

/** Syncs and logs for tests of what is asked about them. */
final class ASync {
    static final String P1 = "engage_profile__v/P1";
    static final String C1 = "engage_connection__v/C1";
    private static final Instant START = Instant.parse("2026-03-01T02:00:00Z");

    private ASync() {}

    static SyncFacts completed(int number, SyncLog log) {
        return ended(number, "Completed with errors. Please see Error log for more information", null, log);
    }

    static SyncFacts interrupted(int number, SyncLog log) {
        return ended(number, "Failed", "The sync was interrupted by a restart", log);
    }

    static SyncFacts running(int number) {
        return new SyncFacts(number, "full", START, null, null, null, new Counts(0, 0, 0, 0, 0, 0));
    }

    private static SyncFacts ended(int number, String message, @Nullable String cause, SyncLog log) {
        int written = log.succeeded().size();
        int failed = log.failed().size();
        return new SyncFacts(
                number,
                "incremental",
                START,
                START.plusSeconds(60),
                message,
                cause,
                new Counts(written + failed, written, 0, failed, 0, 0));
    }

    static SyncLog log(String... succeeded) {
        return new SyncLog(List.of(succeeded), List.of(), List.of());
    }

    static SyncLog failures(Failed... lines) {
        return new SyncLog(List.of(), List.of(), Arrays.asList(lines));
    }

    /** The record failed by its own fault. */
    static Failed failed(String record, int failures) {
        return new Failed(record, true, true, failures, failures == 10);
    }

    /** The record was held back. */
    static Failed held(String record, int failures) {
        return new Failed(record, false, false, failures, failures == 10);
    }
}
