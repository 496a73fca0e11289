package syncline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LabClockTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private final LabClock clock = LabClock.over(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void startsAtTheBaseClock() {
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void waitingMovesItAndNeverSleeps() {
        clock.advance(Duration.ofDays(90));
        clock.advance(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-05-30T12:01:00Z"));
    }

    @Test
    void neverGoesBack() {
        assertThatThrownBy(() -> clock.advance(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void tellsMilliseconds() {
        var fine = LabClock.over(Clock.fixed(NOON.plusNanos(1_234_567), ZoneOffset.UTC));
        assertThat(fine.instant()).isEqualTo(NOON.plusMillis(1));
    }
}
