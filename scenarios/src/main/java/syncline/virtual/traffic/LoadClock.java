package syncline.virtual.traffic;

import java.time.Duration;
import java.time.Instant;
import syncline.virtual.Timeline;

/** The time of a load, in milliseconds since it began: it stands still while the hour passes that syncs must lie apart (A12). */
final class LoadClock {
    private final Timeline timeline;
    private Instant from = Instant.EPOCH;
    private long before;
    private boolean runs;

    LoadClock(Timeline timeline) {
        this.timeline = timeline;
    }

    void start() {
        from = timeline.now();
        runs = true;
    }

    void stop() {
        before = now();
        runs = false;
    }

    boolean runs() {
        return runs;
    }

    long now() {
        return before + (runs ? Duration.between(from, timeline.now()).toMillis() : 0);
    }

    /** Lets something happen at a time of the load, of which nothing comes if the clock has been stopped by then. */
    void at(long millis, Runnable happens) {
        var started = from;
        timeline.at(from.plusMillis(millis - before), () -> {
            if (runs && started.equals(from)) {
                happens.run();
            }
        });
    }
}
