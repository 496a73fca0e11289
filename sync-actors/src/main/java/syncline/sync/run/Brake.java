package syncline.sync.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import syncline.sync.rules.FailureCause;

/** Ends a running sync before its time: it was aborted, or takes longer than it may (F12). Safe for use by many threads. */
final class Brake {
    private final InstantSource clock;
    private final Instant startedAt;
    private final Duration limit;
    private final AtomicReference<@Nullable String> why = new AtomicReference<>();

    /**
     * @param limit how long the sync may take, in lab time
     */
    Brake(InstantSource clock, Instant startedAt, Duration limit) {
        this.clock = clock;
        this.startedAt = startedAt;
        this.limit = limit;
    }

    /** The sync was ended early; what it wrote stays (F13). */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(String why) {
            super(why);
        }
    }

    /** Lets the sync end at its next page. */
    void pull(String reason) {
        why.compareAndSet(null, reason);
    }

    /** Asked before each page; throws {@link Stopped} if the sync must not go on. */
    void check() {
        if (clock.instant().isAfter(startedAt.plus(limit))) {
            pull(FailureCause.tooLong(limit));
        }
        String reason = why.get();
        if (reason != null) {
            throw new Stopped(reason);
        }
    }
}
