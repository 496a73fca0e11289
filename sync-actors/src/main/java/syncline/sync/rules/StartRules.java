package syncline.sync.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.RuleSettings.GapMode;

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
     * @param lastFailed the newest one that was not, however old, or null
     * @param running whether one runs now
     */
    public record History(
            List<PastSync> recent,
            @Nullable PastSync lastSuccessful,
            @Nullable PastSync lastFailed,
            boolean running) {
        /** Before the first sync. */
        public static final History NONE = new History(List.of(), null, null, false);

        public History {
            recent = List.copyOf(recent);
        }

        /** The same while a sync runs. */
        public History whileOneRuns() {
            return new History(recent, lastSuccessful, lastFailed, true);
        }

        /** What is known once one more sync has finished: none runs then. */
        public History after(PastSync finished) {
            var newest = Stream.concat(Stream.of(finished), recent.stream())
                    .limit(FAILED_SYNCS_BEFORE_FULL)
                    .toList();
            boolean successful = finished.message().successful();
            return new History(
                    newest, successful ? finished : lastSuccessful, successful ? lastFailed : finished, false);
        }
    }

    /** The answer to a wish to start a sync. */
    public sealed interface Answer {
        /**
         * It starts.
         *
         * @param watermark changes from here on are read, or null for all (A19)
         * @param asOf what changed later is not seen, or null if everything is (O3)
         */
        record Start(
                Scope scope,
                @Nullable Instant watermark,
                @Nullable Instant asOf) implements Answer {}

        /**
         * It does not start, and that is not a sync (A16).
         *
         * @param earliest when it may, or null if nobody can tell
         */
        record Blocked(Reason reason, @Nullable Instant earliest) implements Answer {
            /** Why not, and what to do, for whoever wished it. */
            public String message() {
                return switch (reason) {
                    case ALREADY_RUNNING -> "A sync is running. Wait for its end.";
                    case POST_PROCESSING -> "An Engage Post-Processing job is running. Wait for its end.";
                    case TOO_SOON ->
                        "The last sync finished less than 60 minutes ago. Start no sooner than " + earliest + ".";
                };
            }
        }
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

    /** A8 to A10, A12 to A17 and A19, in the readings of {@code settings} (O1, O3). */
    public static Answer decide(
            History history, Trigger trigger, Instant now, boolean postProcessing, RuleSettings settings) {
        if (history.running()) {
            return new Answer.Blocked(Reason.ALREADY_RUNNING, null);
        }
        if (postProcessing) {
            return new Answer.Blocked(Reason.POST_PROCESSING, null);
        }
        Instant earliest = earliest(history, now);
        boolean tooSoon = now.isBefore(earliest);
        if (tooSoon && settings.gapMode() == GapMode.ENFORCE) {
            return new Answer.Blocked(Reason.TOO_SOON, earliest);
        }
        Instant asOf = tooSoon ? now.minus(GAP) : null;
        PastSync last = history.lastSuccessful();
        return last == null || trigger == Trigger.MANUAL || mustBeFull(history, last, now, settings)
                ? new Answer.Start(Scope.FULL, null, asOf)
                : new Answer.Start(Scope.INCREMENTAL, last.startedAt(), asOf);
    }

    private static Instant earliest(History history, Instant now) {
        return history.recent().isEmpty()
                ? now
                : history.recent().getFirst().finishedAt().plus(GAP);
    }

    private static boolean mustBeFull(History history, PastSync lastSuccessful, Instant now, RuleSettings settings) {
        boolean full = switch (settings.fullIf()) {
            case NONE_SUCCESSFUL_90D -> !withinLast90Days(lastSuccessful, now);
            case ANY_FAILED_90D -> history.lastFailed() != null && withinLast90Days(history.lastFailed(), now);
        };
        return full || lastTenFailed(history);
    }

    private static boolean withinLast90Days(PastSync sync, Instant now) {
        return !now.isAfter(sync.finishedAt().plus(LONGEST_WITHOUT_SUCCESS));
    }

    private static boolean lastTenFailed(History history) {
        return history.recent().size() >= FAILED_SYNCS_BEFORE_FULL
                && history.recent().stream()
                        .limit(FAILED_SYNCS_BEFORE_FULL)
                        .noneMatch(past -> past.message().successful());
    }
}
