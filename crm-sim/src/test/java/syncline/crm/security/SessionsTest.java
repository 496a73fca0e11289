package syncline.crm.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import syncline.lab.LabClock;

class SessionsTest {
    private final LabClock clock = LabClock.over(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
    private final Sessions sessions = new Sessions(clock);

    @Test
    void aSessionEndsWhenItIsIdle() {
        String id = sessions.open(12001);
        clock.advance(Sessions.IDLE.minusMillis(1));
        assertThat(sessions.use(id)).hasValue(12001);
        clock.advance(Sessions.IDLE);
        assertThat(sessions.use(id)).isEmpty();
    }

    @Test
    void aBusySessionEndsAfter48Hours() {
        String id = sessions.open(12001);
        for (Duration busy = Duration.ZERO;
                busy.compareTo(Sessions.LONGEST.minusMinutes(10)) < 0;
                busy = busy.plusMinutes(10)) {
            assertThat(sessions.use(id)).isPresent();
            clock.advance(Duration.ofMinutes(10));
        }
        assertThat(sessions.use(id)).isPresent();
        clock.advance(Duration.ofMinutes(10));
        assertThat(sessions.use(id)).isEmpty();
    }

    @Test
    void endingOneSessionLeavesTheOthers() {
        String first = sessions.open(12001);
        String second = sessions.open(12001);
        assertThat(first).isNotEqualTo(second).hasSize(80);
        sessions.end(first);
        assertThat(sessions.use(first)).isEmpty();
        assertThat(sessions.use(second)).isPresent();
    }

    @Test
    void aPasswordMatchesOnlyItsUser() {
        var passwords = new Passwords();
        passwords.set("a", "right");
        assertThat(passwords.matches("a", "right")).isTrue();
        assertThat(passwords.matches("a", "wrong")).isFalse();
        assertThat(passwords.matches("nobody", "right")).isFalse();
        assertThat(passwords.matches("nobody", "")).isFalse();
    }
}
