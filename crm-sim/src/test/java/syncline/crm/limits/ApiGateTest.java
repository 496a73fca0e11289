package syncline.crm.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import syncline.lab.LabClock;
import syncline.lab.Rule;

class ApiGateTest {
    private final LabClock clock = LabClock.over(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
    private final ApiGate gate = new ApiGate(clock, new ApiLimits(3, Duration.ofMinutes(5), Duration.ofMillis(500), 4));

    @Test
    @Rule("N1")
    void callsBeyondTheBurstAreDelayedUntilTheWindowEnds() {
        assertThat(gate.call()).isEqualTo(new ApiGate.Pass(3, 2, Duration.ZERO));
        assertThat(gate.call()).isEqualTo(new ApiGate.Pass(3, 1, Duration.ZERO));
        assertThat(gate.call()).isEqualTo(new ApiGate.Pass(3, 0, Duration.ZERO));
        assertThat(gate.call()).isEqualTo(new ApiGate.Pass(3, 0, Duration.ofMillis(500)));
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(gate.call().delay()).isEqualTo(Duration.ofMillis(500));
        clock.advance(Duration.ofMillis(1));
        assertThat(gate.call()).isEqualTo(new ApiGate.Pass(3, 2, Duration.ZERO));
    }

    @Test
    @Rule("N1")
    void lookingAtTheLimitCountsNoCall() {
        gate.call();
        gate.call();
        assertThat(gate.use()).isEqualTo(new ApiGate.Use(2, 3, Duration.ZERO));
        gate.call();
        assertThat(gate.use()).isEqualTo(new ApiGate.Use(3, 3, Duration.ofMillis(500)));
        assertThat(gate.use()).isEqualTo(gate.use());
        clock.advance(Duration.ofMinutes(5));
        assertThat(gate.use()).isEqualTo(new ApiGate.Use(0, 3, Duration.ZERO));
    }

    @Test
    @Rule("N2")
    void signInsAreSlowedDownFromHalfAndRefusedAtTheLimitForEachUserAlone() {
        assertThat(gate.login("a")).isEqualTo(new ApiGate.Login.Allowed(Duration.ZERO));
        assertThat(gate.login("a")).isEqualTo(new ApiGate.Login.Allowed(Duration.ZERO));
        assertThat(gate.login("a")).isEqualTo(new ApiGate.Login.Allowed(Duration.ofMillis(500)));
        assertThat(gate.login("a")).isEqualTo(new ApiGate.Login.Allowed(Duration.ofMillis(500)));
        assertThat(gate.login("a")).isEqualTo(new ApiGate.Login.Refused());
        assertThat(gate.login("b")).isEqualTo(new ApiGate.Login.Allowed(Duration.ZERO));
        clock.advance(Duration.ofMinutes(1));
        assertThat(gate.login("a")).isEqualTo(new ApiGate.Login.Allowed(Duration.ZERO));
    }
}
