package syncline.torture;

import java.time.Duration;
import java.util.SplittableRandom;

/** When a sync is killed: by time or by what it has read, so that kills fall into every phase of it. */
sealed interface Moment {
    /** So long after the sync was asked for. */
    record After(Duration time) implements Moment {}

    /** So long after the sync has read so many records. */
    record AfterReading(long records, Duration and) implements Moment {}

    /**
     * Draws one.
     *
     * @param usual how long such a sync takes when nobody kills it
     * @param records how many it reads
     */
    static Moment drawn(SplittableRandom random, Duration usual, long records) {
        return random.nextBoolean()
                ? new After(part(random, usual, 1.1))
                : new AfterReading(random.nextLong(Math.max(1, records)) + 1, part(random, usual, 0.1));
    }

    private static Duration part(SplittableRandom random, Duration usual, double most) {
        return Duration.ofNanos((long) (usual.toNanos() * random.nextDouble() * most));
    }
}
