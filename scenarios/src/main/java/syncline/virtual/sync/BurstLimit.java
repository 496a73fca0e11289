package syncline.virtual.sync;

import java.time.Duration;

/** N1: so many calls in a fixed window of five minutes are answered at once, each further one is delayed. */
final class BurstLimit {
    private static final long WINDOW_MILLIS = Duration.ofMinutes(5).toMillis();

    private int burst;
    private long delayMillis;
    private long windowEnds = Long.MIN_VALUE;
    private int calls;

    BurstLimit(int burst, Duration delay) {
        set(burst, delay);
    }

    void set(int newBurst, Duration delay) {
        burst = newBurst;
        delayMillis = delay.toMillis();
        windowEnds = Long.MIN_VALUE;
    }

    /** Counts a call at a time in milliseconds, and tells what it is delayed by. */
    long delayMillis(long now) {
        if (now >= windowEnds) {
            windowEnds = now + WINDOW_MILLIS;
            calls = 0;
        }
        return ++calls > burst ? delayMillis : 0;
    }

    /** How many calls the window has seen at a time in milliseconds, and what they are held against. */
    CallModel.Use use(long now) {
        int made = now >= windowEnds ? 0 : calls;
        return new CallModel.Use(made, burst, made > burst ? delayMillis : 0);
    }
}
