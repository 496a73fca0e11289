package syncline.virtual.traffic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import syncline.report.BacklogSample;

/** How many clicks wait for their row: noted once a second while clicks come or jobs carry them away. */
final class Backlog {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Surroundings around;
    private final HitLog log;
    private int settled;
    private int clicking;
    private int watching;
    private boolean looking;
    private @Nullable Double clicked;
    private @Nullable Double drained;

    Backlog(Surroundings around, HitLog log) {
        this.around = around;
        this.log = log;
    }

    /** Clicks begin to come. */
    void clicksBegin() {
        clicking++;
        drained = null;
        watch();
    }

    /** The last of them has come. */
    void clicksEnd() {
        clicking--;
        clicked = around.seconds().getAsDouble();
        watching--;
        look();
    }

    /** Whether clicks come. */
    boolean clicksCome() {
        return clicking > 0;
    }

    /** Somebody wants to know from now on. */
    void watch() {
        watching++;
        if (!looking) {
            looking = true;
            lookAgain();
        }
    }

    /** The same one does no longer. */
    void unwatch() {
        watching--;
        look();
    }

    /** All hits below this number have their row now. */
    void settledUpTo(int hit) {
        settled = hit;
    }

    int settled() {
        return settled;
    }

    int waiting() {
        return log.answeredBy(around.timeline().now()) - settled;
    }

    /** Looks now; how many wait. */
    int look() {
        int waiting = waiting();
        double now = around.seconds().getAsDouble();
        around.results().accept(new BacklogSample(now, waiting));
        if (waiting == 0 && clicking == 0 && clicked != null && drained == null) {
            drained = now;
        }
        return waiting;
    }

    private void lookAgain() {
        if (watching == 0) {
            looking = false;
            return;
        }
        look();
        around.timeline().after(BETWEEN_LOOKS, this::lookAgain);
    }

    /** From the last click until none waited, in virtual time; null when that was not seen. */
    @Nullable
    Double drainSeconds() {
        return clicked == null || drained == null ? null : drained - clicked;
    }
}
