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

    @Test
    void goesOnWhereAnotherOneWas() {
        var keeper = new InMemory();
        clock.keepIn(keeper);
        clock.advance(Duration.ofDays(3));

        var restarted = LabClock.over(Clock.fixed(NOON.plusSeconds(5), ZoneOffset.UTC));
        restarted.keepIn(keeper);

        assertThat(restarted.instant()).isEqualTo(NOON.plus(Duration.ofDays(3)).plusSeconds(5));
    }

    @Test
    void withoutAKeeperStartsAnew() {
        clock.advance(Duration.ofDays(3));
        assertThat(LabClock.over(Clock.fixed(NOON, ZoneOffset.UTC)).instant()).isEqualTo(NOON);
    }

    @Test
    void doesNotMoveWhenTheTimeCannotBeKept() {
        clock.keepIn(new InMemory() {
            @Override
            public void keep(Duration offset) {
                throw new IllegalStateException("The disk is full");
            }
        });
        assertThatThrownBy(() -> clock.advance(Duration.ofDays(1))).hasMessage("The disk is full");
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void isNeverBehindWhatIsStored() {
        clock.notBefore(NOON.minusSeconds(1));
        assertThat(clock.instant()).isEqualTo(NOON);
        clock.notBefore(NOON.plusSeconds(90));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(90));
    }

    @Test
    void endsWithTheYear9999() {
        assertThatThrownBy(() -> clock.advance(Duration.ofDays(8000 * 366)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9999");
        clock.advance(Duration.between(NOON, LabClock.END));
        assertThat(clock.instant()).isEqualTo(LabClock.END);
    }

    private static class InMemory implements LabClock.Keeper {
        private Duration kept = Duration.ZERO;

        @Override
        public Duration kept() {
            return kept;
        }

        @Override
        public void keep(Duration offset) {
            kept = offset;
        }
    }
}
