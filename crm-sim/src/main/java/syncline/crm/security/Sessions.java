package syncline.crm.security;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import syncline.lab.LabClock;

/** The open sessions. A session ends when it is idle for too long, and after 48 hours in any case; both by the lab's clock. */
public final class Sessions {
    /** No session lives longer. */
    public static final Duration LONGEST = Duration.ofDays(2);
    /** How long a session may be idle. */
    public static final Duration IDLE = Duration.ofMinutes(20);

    private static final int TOKEN_BYTES = 40;
    private static final int MOST = 10_000;

    private final LabClock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> open = new ConcurrentHashMap<>();

    private record Session(long userId, Instant started, Instant used) {
        boolean over(Instant now) {
            return !now.isBefore(started.plus(LONGEST)) || !now.isBefore(used.plus(IDLE));
        }
    }

    public Sessions(LabClock clock) {
        this.clock = clock;
    }

    /**
     * Opens a session and tells its id; others of the same user live on.
     *
     * @throws IllegalStateException if 10,000 sessions are open
     */
    public String open(long userId) {
        Instant now = clock.instant();
        if (open.size() >= MOST) {
            open.values().removeIf(s -> s.over(now));
        }
        if (open.size() >= MOST) {
            throw new IllegalStateException("There are " + MOST + " open sessions, which is the most this CRM keeps.");
        }
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        String id = HexFormat.of().withUpperCase().formatHex(token);
        open.put(id, new Session(userId, now, now));
        return id;
    }

    /** The user of a session, whose idle time starts anew; empty if there is no such session or it is over. */
    public OptionalLong use(String id) {
        Instant now = clock.instant();
        Session used =
                open.computeIfPresent(id, (key, s) -> s.over(now) ? null : new Session(s.userId, s.started, now));
        return used == null ? OptionalLong.empty() : OptionalLong.of(used.userId);
    }

    /** Ends the sessions of all users who are no longer active. */
    public void keepOnly(LongPredicate active) {
        Set<Long> users = open.values().stream().map(Session::userId).collect(Collectors.toSet());
        users.removeIf(active::test);
        open.values().removeIf(session -> users.contains(session.userId));
    }

    /** Ends one session. */
    public void end(String id) {
        open.remove(id);
    }
}
