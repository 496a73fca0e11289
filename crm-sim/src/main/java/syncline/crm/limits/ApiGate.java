package syncline.crm.limits;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import syncline.lab.LabClock;

/** Applies the limits of one Vault to its calls and sign-ins. Safe for use by many threads. */
public final class ApiGate {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_USERS = 10_000;

    private final LabClock clock;
    private final Map<String, FixedWindow> logins = new ConcurrentHashMap<>();
    private volatile Burst burst;

    private record Burst(ApiLimits limits, FixedWindow window) {}

    /**
     * What a call has to bear.
     *
     * @param limit calls answered at once per window
     * @param remaining how many of them are left
     * @param delay how long this call has to wait, in real time
     */
    public record Pass(int limit, long remaining, Duration delay) {}

    /**
     * How near the limit calls are.
     *
     * @param calls of this window so far
     * @param limit calls answered at once per window
     * @param delay how long a call would have to wait now, in real time
     */
    public record Use(long calls, int limit, Duration delay) {}

    /** Whether a sign-in may go on. */
    public sealed interface Login {
        /** It may, after a delay in real time. */
        record Allowed(Duration delay) implements Login {}

        /** It may not before the minute is over. */
        record Refused() implements Login {}
    }

    public ApiGate(LabClock clock, ApiLimits limits) {
        this.clock = clock;
        this.burst = new Burst(limits, new FixedWindow(clock, limits.window()));
    }

    /** Replaces the limits; all windows start anew. */
    public void set(ApiLimits limits) {
        burst = new Burst(limits, new FixedWindow(clock, limits.window()));
        logins.clear();
    }

    /** Counts one call. */
    public Pass call() {
        Burst now = burst;
        long count = now.window.next();
        boolean over = count > now.limits.burst();
        return new Pass(
                now.limits.burst(), Math.max(0, now.limits.burst() - count), over ? now.limits.delay() : Duration.ZERO);
    }

    /** How things stand, without counting a call. */
    public Use use() {
        Burst now = burst;
        long calls = now.window.counted();
        boolean full = calls >= now.limits.burst();
        return new Use(calls, now.limits.burst(), full ? now.limits.delay() : Duration.ZERO);
    }

    /** Counts one sign-in with a password. */
    public Login login(String username) {
        if (logins.size() >= MOST_USERS) {
            logins.values().removeIf(FixedWindow::over);
        }
        ApiLimits limits = burst.limits;
        long count = logins.computeIfAbsent(username, u -> new FixedWindow(clock, MINUTE))
                .next();
        if (count > limits.logins()) {
            return new Login.Refused();
        }
        return new Login.Allowed(count > limits.logins() / 2 ? limits.delay() : Duration.ZERO);
    }
}
