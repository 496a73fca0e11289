package syncline.sync.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a sync may start now, and whether it is full or incremental (section A). */
public final class StartRules {
    /** A12: between the end of a sync and the start of the next. */
    public static final Duration GAP = Duration.ofMinutes(60);
    /** A8: without a successful sync for longer than this, a scheduled sync is full. */
    public static final Duration LONGEST_WITHOUT_SUCCESS = Duration.ofDays(90);
    /** A9: after so many failed syncs in a row, a scheduled sync is full. */
    public static final int FAILED_SYNCS_BEFORE_FULL = 10;

    private StartRules() {}

    /**
     * What is known of earlier syncs.
     *
     * @param recent the last ten finished ones, newest first
     * @param lastSuccessful the newest successful one, however old, or null
     * @param running whether one runs now
     */
    public record History(List<PastSync> recent, @Nullable PastSync lastSuccessful, boolean running) {}

    /** The answer to a wish to start a sync. */
    public sealed interface Answer {
        /**
         * It starts.
         *
         * @param watermark changes from here on are read, or null for all (A19)
         */
        record Start(Scope scope, @Nullable Instant watermark) implements Answer {}

        /**
         * It does not start, and that is not a sync (A16).
         *
         * @param earliest when it may, or null if nobody can tell
         */
        record Blocked(Reason reason, @Nullable Instant earliest) implements Answer {}
    }

    /** Why a sync may not start. */
    public enum Reason {
        /** A17. */
        ALREADY_RUNNING,
        /** A15. */
        POST_PROCESSING,
        /** A12. */
        TOO_SOON
    }

    /** A8 to A10, A12 to A17 and A19. */
    public static Answer decide(History history, Trigger trigger, Instant now, boolean postProcessing) {
        if (history.running()) {
            return new Answer.Blocked(Reason.ALREADY_RUNNING, null);
        }
        if (postProcessing) {
            return new Answer.Blocked(Reason.POST_PROCESSING, null);
        }
        if (!history.recent().isEmpty()) {
            Instant earliest = history.recent().getFirst().finishedAt().plus(GAP);
            if (now.isBefore(earliest)) {
                return new Answer.Blocked(Reason.TOO_SOON, earliest);
            }
        }
        PastSync last = history.lastSuccessful();
        return last == null || trigger == Trigger.MANUAL || mustBeFull(history, last, now)
                ? new Answer.Start(Scope.FULL, null)
                : new Answer.Start(Scope.INCREMENTAL, last.startedAt());
    }

    private static boolean mustBeFull(History history, PastSync lastSuccessful, Instant now) {
        boolean tooOld = now.isAfter(lastSuccessful.finishedAt().plus(LONGEST_WITHOUT_SUCCESS));
        boolean allFailed = history.recent().size() >= FAILED_SYNCS_BEFORE_FULL
                && history.recent().stream()
                        .limit(FAILED_SYNCS_BEFORE_FULL)
                        .noneMatch(past -> past.message().successful());
        return tooOld || allFailed;
    }
}
